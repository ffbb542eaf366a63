/** What every request meets on its way in and out: its id, its size, its path and its parameters; never knows a feature. */
@NullMarked
package io.provisioning.http;

import org.jspecify.annotations.NullMarked;
