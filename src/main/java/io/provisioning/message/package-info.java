/** What the messaging platform tells about messages before it sends them; never sends one, and links no resource. */
@NullMarked
package io.provisioning.message;

import org.jspecify.annotations.NullMarked;
