package io.provisioning.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.io.ClassPathResource;

/** The role of the service in the embedded database, whose own first user is a superuser, bound by no policy. */
final class ServiceRole {

    static final String NAME = "provisioning";
    static final String DATABASE = "postgres";

    private ServiceRole() {}

    /** Makes the role unless it is there, and gives it what earlier versions made as the superuser. */
    static void make(Connection superuser) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(new ClassPathResource("service-role.sql", ServiceRole.class)
                    .getContentAsString(StandardCharsets.UTF_8));
        }
    }
}
