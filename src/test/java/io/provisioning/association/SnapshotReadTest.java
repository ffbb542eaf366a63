package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever lists while an owner is deleted sees the state before or the state after, page and totals alike. */
@ServerTest
class SnapshotReadTest {

    private static final int ROUNDS = 40;
    private static final int RESOURCES = 60;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldNeverSeeAHalfDeletedOwner() {
        int before = 0;
        int after = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Given two links of each resource, which become one when the application is deleted
            Api api = accounts.create();
            Tables tables = new Tables(database);
            tables.applications(api.accountId(), "a");
            tables.entities(api.accountId(), "x", "y");
            for (int i = 0; i < RESOURCES; i++) {
                tables.link(api.accountId(), String.valueOf(i), "a", "x");
                tables.link(api.accountId(), String.valueOf(i), "a", "y");
            }

            // When
            List<CompletableFuture<String>> readers = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                readers.add(CompletableFuture.supplyAsync(() -> read(api)));
            }
            then(api.delete("/applications/a").status()).isEqualTo(200);

            // Then
            for (CompletableFuture<String> reader : readers) {
                String seen = reader.join();
                then(seen).matches("(120 of 120 a,)*(60 of 60 default,)+");
                before += seen.startsWith("120") ? 1 : 0;
                after += seen.endsWith("default,") ? 1 : 0;
            }
        }
        then(before).as("readers that were there before the deletion").isPositive();
        then(after).isEqualTo(3 * ROUNDS);
    }

    /** Reads until the deletion shows, and says what each page looked like. */
    private static String read(Api api) {
        StringBuilder seen = new StringBuilder();
        for (int page = 0; page < 5_000 && !seen.toString().endsWith("default,"); page++) {
            var answer = api.get("/associations?size=1000").json();
            List<String> applications = new ArrayList<>();
            answer.path("results")
                    .forEach(link -> applications.add(link.path("applicationId").asString()));
            seen.append("%d of %d %s,"
                    .formatted(
                            applications.size(),
                            answer.path("paging").path("totalResults").asLong(),
                            String.join(
                                    " and ", applications.stream().distinct().toList())));
        }
        return seen.toString();
    }
}
