/** Entities of an account: a customer, a department, a cost centre; never knows who is allowed to ask. */
@NullMarked
package io.provisioning.entity;

import org.jspecify.annotations.NullMarked;
