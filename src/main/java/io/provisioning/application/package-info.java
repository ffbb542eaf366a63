/** Applications of an account: an environment, a use case, a product; never knows who is allowed to ask. */
@NullMarked
package io.provisioning.application;

import org.jspecify.annotations.NullMarked;
