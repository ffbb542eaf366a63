package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Where no proxy is trusted, whoever guesses cannot look like many. */
@ServerTest
@TestPropertySource(properties = {"provisioning.failed-sign-ins.requests=3", "provisioning.failed-sign-ins.per=1d"})
class ForgedAddressHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Test
    void shouldCountGuessesByWhoeverIsConnectedWhateverTheyForward() {
        // Given
        Api guess = accounts.api("nobody", "unknown");

        // When
        var statuses = IntStream.range(0, 5)
                .mapToObj(i -> guess.send("GET", "/applications", null, "X-Forwarded-For", "198.51.100." + i))
                .map(Api.Answer::status)
                .toList();

        // Then
        then(statuses).containsExactly(401, 401, 401, 429, 429);
    }
}
