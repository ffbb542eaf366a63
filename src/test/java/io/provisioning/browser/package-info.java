/** The service's own page in a real browser, as a person uses it; knows the service only by what the page shows. */
@NullMarked
package io.provisioning.browser;

import org.jspecify.annotations.NullMarked;
