/** Counting how often something may happen, in this instance's memory; never knows what is counted. */
@NullMarked
package io.provisioning.bucket;

import org.jspecify.annotations.NullMarked;
