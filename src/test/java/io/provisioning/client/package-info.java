/** The API as an official Java client meets it; everything goes over a real port. */
@NullMarked
package io.provisioning.client;

import org.jspecify.annotations.NullMarked;
