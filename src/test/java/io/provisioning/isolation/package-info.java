/** Another account's things, asked for on every route: a sweep that the OpenAPI document makes. */
@NullMarked
package io.provisioning.isolation;

import org.jspecify.annotations.NullMarked;
