/** Writing down which association stood when, and how owners were called, in the transaction of the change; never knows who reads it. */
@NullMarked
package io.provisioning.history;

import org.jspecify.annotations.NullMarked;
