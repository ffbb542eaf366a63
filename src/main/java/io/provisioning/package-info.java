/** The provisioning API; {@link io.provisioning.ProvisioningServer} starts it, each package says what it is for. */
@NullMarked
package io.provisioning;

import org.jspecify.annotations.NullMarked;
