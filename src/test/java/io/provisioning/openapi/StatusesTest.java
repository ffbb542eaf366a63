package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which statuses each operation has: those of the public API, and those that only this service tells apart. */
@ServerTest
class StatusesTest {

    private static final String EVERYWHERE = "400 401 403 413 414 429 431 500 503";

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({
        "get-applications,            200 406",
        "create-application,          201 406 409 415",
        "get-application,             200 404 406",
        "modify-application,          204 404 409 415",
        "delete-application,          200 404",
        "get-entities,                200 406",
        "create-entity,               201 406 409 415",
        "get-entity,                  200 404 406",
        "modify-entity,               204 404 409 415",
        "delete-entity,               200 404",
        "get-resource-associations,   200 406",
        "create-resource-association, 201 404 406 409 415",
        "delete-resource-association, 204 404 415",
        "get-resource-association,    200 404 406",
        "submit-messages,             200 406 415",
        "get-all-accounts,            200 406",
        "create-account,              201 406 409 415",
        "get-account,                 200 404 406",
        "update-account,              200 404 406 415",
        "get-api-keys-by-filter,      200 406",
        "create-api-key,              200 406 415",
        "get-api-key,                 200 404 406",
        "update-api-key,              200 404 406 415",
        "get-audit-logs,              200 406",
        "get-attributions,            200 406",
        "get-attribution-summary,     200 406",
        "get-changes,                 200 304 406 410"
    })
    void shouldNameEveryStatusOfTheOperation(String operationId, String statuses) {
        // Given
        Set<String> expected = new TreeSet<>(Arrays.asList((statuses + " " + EVERYWHERE).split(" ")));

        // When
        var operation = Document.of(accounts.create()).operation(operationId);

        // Then
        then(operation.responses().keySet()).containsExactlyElementsOf(expected);
    }
}
