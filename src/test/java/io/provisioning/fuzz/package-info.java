/** Generated requests, valid and hostile, on every operation of the OpenAPI document, which judges the answers. */
@NullMarked
package io.provisioning.fuzz;

import org.jspecify.annotations.NullMarked;
