/** The embedded PostgreSQL and the demo account of a first run; absent from the packaged jar, and nothing may know it. */
@NullMarked
package io.provisioning.embedded;

import org.jspecify.annotations.NullMarked;
