package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.KeepAlive;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the server ends the connection it says so: who is not told sends the next request into nothing. */
@ServerTest
class EndedConnectionsHttpTest {

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({"431, GET /a, X-Large: a", "414, GET /a, ''", "400, GET /a b, ''"})
    void shouldSayThatTheConnectionEnds(int status, String start, String header) throws IOException {
        // Given
        String line = status == 414 ? start + "a".repeat(40_000) : start;
        String large = header.isEmpty() ? "" : header + "a".repeat(40_000) + "\r\n";
        String request = line + " HTTP/1.1\r\nHost: localhost\r\n" + large + "\r\n";

        // When
        RawHttp.Answer answer;
        try (var connection = new KeepAlive(accounts.port())) {
            answer = connection.send(request.getBytes(StandardCharsets.ISO_8859_1), false);
        }

        // Then
        then(answer.status()).isEqualTo(status);
        then(answer.header("Connection")).isEqualTo("close");
    }
}
