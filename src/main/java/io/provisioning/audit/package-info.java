/** Writing down who changed what, in the transaction of the change; never knows who reads it. */
@NullMarked
package io.provisioning.audit;

import org.jspecify.annotations.NullMarked;
