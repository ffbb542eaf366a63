/** What a change and a reading mean to PostgreSQL: isolation, retries; never knows a table. */
@NullMarked
package io.provisioning.database;

import org.jspecify.annotations.NullMarked;
