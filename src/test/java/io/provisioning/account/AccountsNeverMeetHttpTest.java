package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rule 6: another account's id answers exactly as an id that never existed, and what it names stays as it is. */
@ServerTest
class AccountsNeverMeetHttpTest {

    private static final String BODY = """
            {"applicationId":"theirs","applicationName":"new","entityId":"theirs","entityName":"new",
            "resourceType":"NUMBER","channel":"SMS","resourceId":"447700900123"}""";
    private static final String QUERY =
            "resourceType=NUMBER&channel=SMS&applicationId=theirs&entityId=theirs&resourceId=447700900123";

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({
        "GET,/applications,200",
        "POST,/applications,201",
        "GET,/applications/theirs,404",
        "PUT,/applications/theirs,404",
        "DELETE,/applications/theirs,404",
        "DELETE,/applications/theirs?failOnLinkedResources=true,404",
        "GET,/entities,200",
        "POST,/entities,201",
        "GET,/entities/theirs,404",
        "PUT,/entities/theirs,404",
        "DELETE,/entities/theirs,404",
        "DELETE,/entities/theirs?failOnLinkedResources=true,404",
        "GET,/associations,200",
        "GET,/associations?" + QUERY + ",200",
        "GET,/associations?applicationId=theirs,200",
        "GET,/associations?entityId=theirs,200",
        "GET,/associations?resourceId=447700900123,200",
        "GET,/associations/single?" + QUERY + ",404",
        "POST,/associations,404",
        "DELETE,/associations,404"
    })
    void shouldAnswerForAnotherAccountsIdAsForOneThatNeverExisted(String method, String path, int status) {
        // Given
        String body = method.startsWith("P") || path.equals("/associations") && !method.equals("GET") ? BODY : null;
        Api.Answer expected = accounts.create().send(method, path, body);
        Api owner = accounts.create();
        List.of("/applications", "/entities", "/associations")
                .forEach(kind -> then(owner.post(kind, BODY).status()).isEqualTo(201));
        List<String> before = everything(owner);

        // When
        Api.Answer answer = accounts.create().send(method, path, body);

        // Then
        then(expected.status()).isEqualTo(status);
        then(answer.status()).isEqualTo(status);
        then(answer.body()).isEqualTo(expected.body());
        then(everything(owner)).isEqualTo(before);
    }

    private static List<String> everything(Api account) {
        return Stream.of("/applications", "/entities", "/associations")
                .map(path -> account.get(path).body())
                .toList();
    }
}
