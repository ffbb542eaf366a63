/** Puts the rooms together: security chain, JSON, clock, tracing; nobody depends on it. */
@NullMarked
package io.provisioning.config;

import org.jspecify.annotations.NullMarked;
