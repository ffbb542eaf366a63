package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import com.zaxxer.hikari.HikariDataSource;
import io.provisioning.error.SqlState;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a statement can do that forgets its account, or names another's: raw SQL, with the service's own role. */
@ServerTest
class SecondWallTest {

    private static final String NO_ACCOUNT = "PV001";
    private static final String NOT_OF_THE_ACCOUNT = "42501";
    private static final String STAYS_AS_IT_IS = "23001";
    private static final String DONE = "";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DataSource pool;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    private String own;
    private String other;
    private Connection session;

    @BeforeEach
    void givenTwoAccountsAndAConnectionThatNobodyUsed() throws SQLException {
        own = filled();
        other = filled();
        session = TestDatabase.shared().connect();
        session.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    static Stream<String> state() {
        return Stream.of("application", "entity", "association");
    }

    static Stream<String> written() {
        return Stream.concat(state(), Stream.of("association_period", "application_period", "entity_period"));
    }

    static Stream<String> statements() {
        return Stream.of(
                        state().flatMap(table -> Stream.of(
                                "SELECT count(*) FROM " + table,
                                "SELECT 1 FROM " + table + " WHERE account_id = 'nobody'",
                                "SELECT 1 FROM " + table + " FOR UPDATE")),
                        written()
                                .flatMap(table -> Stream.of(
                                        "INSERT INTO " + table + " (account_id) VALUES ('nobody')",
                                        "UPDATE " + table + " SET account_id = account_id",
                                        "DELETE FROM " + table)),
                        Stream.of("INSERT INTO change (account_id) VALUES ('nobody')", "DELETE FROM change"))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldRaiseWithoutAnAccount(String statement) throws SQLException {
        // When nobody used the connection before
        then(stateOf(statement)).isEqualTo(NO_ACCOUNT);

        // When somebody did, and the setting reads back as ''
        actFor(own);
        session.commit();
        then(text("SELECT current_setting('provisioning.account', true)")).isEmpty();
        then(stateOf(statement)).isEqualTo(NO_ACCOUNT);
    }

    /** The server may run it by a plan that it made when there was one. */
    @Test
    void shouldRaiseWithoutAnAccountWhereThePlanIsThereAlready() throws SQLException {
        // Given
        execute("PREPARE everything AS SELECT count(*) FROM association");
        for (int time = 0; time < 10; time++) {
            actFor(own);
            then(text("EXECUTE everything")).isEqualTo("1");
            session.commit();
        }

        // When, Then
        then(stateOf("EXECUTE everything")).isEqualTo(NO_ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource("state")
    void shouldShowNothingOfAnotherAccount(String table) throws SQLException {
        actFor(own);
        then(text("SELECT count(*) FROM " + table)).isNotEqualTo("0");
        then(text("SELECT string_agg(DISTINCT account_id, ' ') FROM " + table)).isEqualTo(own);
        then(text("SELECT count(*) FROM %s WHERE account_id = '%s'".formatted(table, other)))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("written")
    void shouldChangeNothingOfAnotherAccount(String table) throws SQLException {
        actFor(own);
        then(changed("UPDATE %s SET account_id = account_id WHERE account_id = '%s'".formatted(table, other)))
                .isZero();
        then(changed("DELETE FROM %s WHERE account_id = '%s'".formatted(table, other)))
                .isZero();
        then(stateOf("INSERT INTO %s (account_id) VALUES ('%s')".formatted(table, other)))
                .isEqualTo(NOT_OF_THE_ACCOUNT);
        actFor(own);
        then(stateOf("UPDATE %s SET account_id = '%s'".formatted(table, other))).isEqualTo(NOT_OF_THE_ACCOUNT);
    }

    @Test
    void shouldStillCheckForeignKeys() throws SQLException {
        actFor(own);
        then(stateOf(link("-1"))).isEqualTo("23503");
        actFor(own);
        then(stateOf(link("application_no"))).isEqualTo(DONE);
        actFor(own);
        then(stateOf("DELETE FROM entity")).startsWith("23");
    }

    @Test
    void shouldLetBillingReadTheHistoryOfAllAccounts() throws SQLException {
        for (String table : List.of("association_period", "application_period", "change", "billing_api.attribution")) {
            then(text("SELECT count(DISTINCT account_id) FROM %s WHERE account_id IN ('%s', '%s')"
                            .formatted(table, own, other)))
                    .as(table)
                    .isEqualTo("2");
        }
    }

    @Test
    void shouldLetTheFeedNumberEachChangeOnceAndDoNothingElseToIt() throws SQLException {
        String ofOther = " WHERE account_id = '%s'".formatted(other);
        then(stateOf("UPDATE change SET cause = 'EXISTED'" + ofOther)).isEqualTo(NOT_OF_THE_ACCOUNT);
        String number = "UPDATE change SET change_no = -change_id, numbered_at = now()" + ofOther;
        then(changed(number)).isPositive();
        then(changed(number)).isZero();
        session.rollback();
        for (String column : List.of("account_id", "cause", "actor", "request_id")) {
            then(stateOf(number.replace(" WHERE", ", %s = 'EXISTED' WHERE".formatted(column))))
                    .as(column)
                    .isEqualTo(STAYS_AS_IT_IS);
        }
        then(stateOf(number.replace(" WHERE", ", at = now() WHERE"))).isEqualTo(STAYS_AS_IT_IS);
    }

    @Test
    void shouldLetTheOwnerBeginAHistoryForTheAccountItActsFor() throws SQLException {
        // Given
        actFor(own);
        execute("INSERT INTO entity (account_id, entity_id) VALUES ('%s', 'by hand')".formatted(own));

        // When
        execute("SELECT begin_history('%s')".formatted(own));

        // Then
        then(text("SELECT count(*) FROM entity_period WHERE account_id = '%s' AND entity_id = 'by hand'"
                        .formatted(own)))
                .isEqualTo("1");
        then(stateOf("SELECT begin_history('%s')".formatted(other))).isEqualTo(NOT_OF_THE_ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(a) from ApplicationRow a", "select e.entityId from EntityRow e"})
    void shouldRaiseInATransactionThatNobodySigned(String forgetful) {
        var transaction = new TransactionTemplate(transactions);
        var thrown = catchThrowable(() -> transaction.executeWithoutResult(
                status -> entities.createQuery(forgetful).getResultList()));
        then(SqlState.in(thrown)).isEqualTo(NO_ACCOUNT);
    }

    @Test
    void shouldLeaveNothingOnAConnectionOfThePool() throws SQLException {
        // Given requests that ended well, badly, and with a rollback
        Api api = accounts.create();
        for (int n = 0; n < 20; n++) {
            then(api.post("/entities", "{\"entityId\":\"e\"}").status()).isIn(201, 409);
            then(api.get("/entities/none").status()).isEqualTo(404);
        }

        // When
        List<Connection> all = new ArrayList<>();
        try {
            int idle = pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getIdleConnections();
            for (int n = 0; n < idle; n++) {
                all.add(pool.getConnection());
            }

            // Then
            then(all).isNotEmpty();
            for (Connection connection : all) {
                then(stateOf(connection, "SELECT 1 FROM entity")).isEqualTo(NO_ACCOUNT);
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** With one association, of an entity. */
    private String filled() {
        Api api = accounts.create();
        then(api.post("/entities", "{\"entityId\":\"e\"}").status()).isEqualTo(201);
        then(api.post("/associations", """
                        {"resourceType":"NUMBER","channel":"SMS","resourceId":"1","applicationId":"default","entityId":"e"}""").status()).isEqualTo(201);
        return api.accountId();
    }

    private static String link(String applicationNo) {
        return """
                INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                SELECT account_id, 'NUMBER', 'SMS', '2', %s, entity_no FROM application JOIN entity USING (account_id)""".formatted(applicationNo);
    }

    private void actFor(String account) throws SQLException {
        try (var set = session.prepareStatement(ActingAccount.SET)) {
            set.setString(1, account);
            set.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private int changed(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The state that it fails with, in the transaction as it is; whatever it did is rolled back. */
    private String stateOf(String sql) throws SQLException {
        try {
            return stateOf(session, sql);
        } finally {
            session.rollback();
        }
    }

    private static String stateOf(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return DONE;
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
