/** Reading who changed what, for the operator and for keys that manage their account; never writes any of it. */
@NullMarked
package io.provisioning.auditlog;

import org.jspecify.annotations.NullMarked;
