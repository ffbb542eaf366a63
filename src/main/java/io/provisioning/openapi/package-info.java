/** The OpenAPI document: what the controllers' signatures cannot tell; never knows what a feature does, only its face. */
@NullMarked
package io.provisioning.openapi;

import org.jspecify.annotations.NullMarked;
