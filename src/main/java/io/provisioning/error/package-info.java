/** The whole error contract and the one shape every refusal leaves in; never knows a feature. */
@NullMarked
package io.provisioning.error;

import org.jspecify.annotations.NullMarked;
