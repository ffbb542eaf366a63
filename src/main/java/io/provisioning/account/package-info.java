/** Who is calling: from the Authorization header to an account and its scopes, or 401; never knows what the caller wants. */
@NullMarked
package io.provisioning.account;

import org.jspecify.annotations.NullMarked;
