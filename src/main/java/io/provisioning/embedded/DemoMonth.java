package io.provisioning.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A month of a business that never was, so that queries and dashboards have something to show. */
@Component
@Conditional(WithoutDatabase.class)
@ConditionalOnProperty(name = "provisioning.demo.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "provisioning.demo.month", havingValue = "true")
class DemoMonth implements ApplicationRunner {

    private static final int DAYS = 31;

    private final EmbeddedDatabase database;

    DemoMonth(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Before the first steps are printed, so that these are the last that a newcomer sees. */
    @Override
    public void run(ApplicationArguments arguments) throws SQLException, IOException {
        // A session of its own: what the script needs on its way is gone with it.
        try (Connection session =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            if (isThere(session)) {
                System.out.println("The made-up month is there already.");
            } else {
                System.out.println("Making up a month of business:");
                write(session, System.out::println);
            }
        }
    }

    /** All of it or nothing. */
    static void write(Connection session, Consumer<String> progress) throws SQLException, IOException {
        session.setAutoCommit(false);
        try (var script = session.createStatement();
                var day = session.prepareStatement("SELECT pg_temp.demo_day(?)")) {
            // Else the driver takes the script's JSON for words of its own.
            script.setEscapeProcessing(false);
            script.execute(new ClassPathResource("demo-month.sql", DemoMonth.class)
                    .getContentAsString(StandardCharsets.UTF_8));
            for (int number = 1; number <= DAYS; number++) {
                day.setInt(1, number);
                try (var said = day.executeQuery()) {
                    said.next();
                    progress.accept(said.getString(1));
                }
            }
        }
        session.commit();
    }

    private static boolean isThere(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var found = statement.executeQuery("SELECT FROM account WHERE account_id = 'demo-retail'")) {
            return found.next();
        }
    }
}
