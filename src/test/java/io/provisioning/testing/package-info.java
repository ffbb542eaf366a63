/** What tests share: a real PostgreSQL, a running server, accounts of their own. */
@NullMarked
package io.provisioning.testing;

import org.jspecify.annotations.NullMarked;
