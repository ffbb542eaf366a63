package io.provisioning.association;

import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A database in which row level security does not bind the owner of the tables. That a word of the SQL is missing must be
 * noticed without it: behind the second wall, most of what forgets the account does no harm.
 */
@ServerTest
@TestPropertySource(properties = TestDatabase.OF_ITS_OWN)
abstract class WithoutSecondWall {

    private static final List<String> WALLED = List.of(
            "application",
            "entity",
            "association",
            "association_period",
            "application_period",
            "entity_period",
            "change");

    @BeforeEach
    void takeTheSecondWallDown(@Autowired JdbcClient owner) {
        WALLED.forEach(table -> owner.sql("ALTER TABLE %s NO FORCE ROW LEVEL SECURITY".formatted(table))
                .update());
    }
}
