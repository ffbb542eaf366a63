/** Which sender works for which application and entity, and what becomes of it when they are deleted; never knows HTTP callers' keys. */
@NullMarked
package io.provisioning.association;

import org.jspecify.annotations.NullMarked;
