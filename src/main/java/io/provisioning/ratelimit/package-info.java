/** How often an account may call; never knows what a request does and never touches the database. */
@NullMarked
package io.provisioning.ratelimit;

import org.jspecify.annotations.NullMarked;
