package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenNoException;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.startup.StartRefusedException;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.ServerTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the settings may be; how a refusal ends the start is proven with processes. */
@ServerTest
class BootstrapSettingsTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldFindAtTheNextStartWhatItMadeAtTheFirst() {
        // Given
        String accountId = "t-" + UUID.randomUUID();
        bootstrap(accountId, "key-of-" + accountId);

        // When
        bootstrap(accountId, "key-of-" + accountId);

        // Then
        then(rowsOf(accountId, "account")).isOne();
        then(rowsOf(accountId, "api_key")).isOne();
        then(rowsOf(accountId, "application")).isOne();
        then(rowsOf(accountId, "application_period")).isOne();
        then(database.sql("SELECT action || ' ' || subject_type FROM audit_log WHERE account_id = ? ORDER BY audit_id")
                        .param(accountId)
                        .query(String.class)
                        .list())
                .containsExactly("CREATED ACCOUNT", "CREATED APPLICATION", "CREATED API_KEY");
    }

    @ParameterizedTest
    @CsvSource({"acme,", ",acme-key", "acme,''", "' ',acme-key"})
    void shouldRefuseOneWithoutTheOther(@Nullable String accountId, @Nullable String apiKey) {
        thenThrownBy(() -> bootstrap(accountId, apiKey))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("Only one of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ä", "\u0000", "a\n", ".", ".."})
    void shouldRefuseAMalformedAccountId(String accountId) {
        thenThrownBy(() -> bootstrap(accountId, "key-of-" + accountId.hashCode()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The account id of the first account is malformed.");
    }

    @Test
    void shouldRefuseAnAccountIdThatIsTooLong() {
        thenThrownBy(() -> bootstrap("a".repeat(65), "a-key"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The account id of the first account is malformed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "clé", "tab\t", "pak_0"})
    void shouldRefuseAMalformedKeyWithoutRepeatingIt(String apiKey) {
        thenThrownBy(() -> bootstrap("acme", apiKey))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The API key of the first account is malformed.");
    }

    @Test
    void shouldRefuseOneKeyForTheAccountAndTheOperatorWithoutRepeatingIt() {
        // Given
        String accountId = "t-" + UUID.randomUUID();
        String shared = "shared-by-two-callers-" + accountId;

        // When, Then, at this start and at the next, without a first account
        thenThrownBy(() -> bootstrap(accountId, shared, shared))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The operator's key, provisioning.operator-key, is a key of account %s too.", accountId);
        thenThrownBy(() -> bootstrap(null, null, shared)).isInstanceOf(StartRefusedException.class);
        thenNoException().isThrownBy(() -> bootstrap(null, null, "another-key-of-the-operator-0123456789"));
    }

    @Test
    void shouldDoNothingWithoutSettings() {
        thenNoException().isThrownBy(() -> bootstrap(null, null));
        thenNoException().isThrownBy(() -> bootstrap("", " "));
    }

    private void bootstrap(@Nullable String accountId, @Nullable String apiKey) {
        bootstrap(accountId, apiKey, null);
    }

    private void bootstrap(@Nullable String accountId, @Nullable String apiKey, @Nullable String operatorKey) {
        new Bootstrap(new BootstrapProperties(accountId, apiKey), accounts, OperatorKeyTest.key(operatorKey))
                .afterSingletonsInstantiated();
    }

    private long rowsOf(String accountId, String table) {
        return database.sql("SELECT count(*) FROM %s WHERE account_id = ?".formatted(table))
                .param(accountId)
                .query(Long.class)
                .single();
    }
}
