/** Who had which sender when, for those who pay and those who charge: reads the history, and never changes what it says. */
@NullMarked
package io.provisioning.billing;

import org.jspecify.annotations.NullMarked;
