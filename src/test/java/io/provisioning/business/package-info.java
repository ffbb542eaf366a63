/** A business of three accounts, replayed against a service that runs elsewhere; it knows nothing but its URL. */
@NullMarked
package io.provisioning.business;

import org.jspecify.annotations.NullMarked;
