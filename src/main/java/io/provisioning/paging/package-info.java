/** Page and size in, results and paging out; never knows what is listed. */
@NullMarked
package io.provisioning.paging;

import org.jspecify.annotations.NullMarked;
