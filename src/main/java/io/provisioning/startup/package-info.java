/** Refuses to start on what cannot work, and says so in words; never runs after the start. */
@NullMarked
package io.provisioning.startup;

import org.jspecify.annotations.NullMarked;
