/**
 * Managing accounts and their keys, for the operator and for keys that may; knows of what accounts provision only that the
 * owners a key is bound to must exist.
 */
@NullMarked
package io.provisioning.settings;

import org.jspecify.annotations.NullMarked;
