/** What outlives crashes and the loss of a server, as those who run the service meet them; it knows HTTP and the tables. */
@NullMarked
package io.provisioning.durability;

import org.jspecify.annotations.NullMarked;
