/** What ids, names and times may look like; never knows about HTTP or SQL. */
@NullMarked
package io.provisioning.naming;

import org.jspecify.annotations.NullMarked;
