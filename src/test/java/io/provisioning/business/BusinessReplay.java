package io.provisioning.business;

import static org.assertj.core.api.BDDAssertions.then;

import com.infobip.ApiException;
import io.provisioning.client.ProvisioningClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the scripted business against a running service. Its name matches no default pattern: it runs when asked for,
 * with {@code -Dtest=BusinessReplay#shouldLive… -Dbusiness.url=…}, one day after the other, then the comparison.
 *
 * <p>The accounts are {@code demo}, {@code reseller} and {@code clinics}; each key is the account's name and "-key".
 */
class BusinessReplay {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url = System.getProperty("business.url");
    private final Map<String, ProvisioningClient> clients = new TreeMap<>();
    private final LastStatus lastStatus = new LastStatus();

    @Test
    void shouldLiveThroughTheFirstDay() throws IOException {
        play("day-1.jsonl");
    }

    @Test
    void shouldLiveThroughTheSecondDay() throws IOException {
        play("day-2.jsonl");
    }

    @Test
    void shouldEndWithWhatIsExpected() throws Exception {
        // Given
        Map<String, Holdings> expected = JSON.readValue(read("expected.json"), new TypeReference<>() {});
        then(expected).containsOnlyKeys("clinics", "demo", "reseller");

        for (String account : expected.keySet()) {
            // When
            Holdings actual = Holdings.of(client(account));

            // Then
            then(actual.applications())
                    .as(account)
                    .isEqualTo(expected.get(account).applications());
            then(actual.entities()).as(account).isEqualTo(expected.get(account).entities());
            then(actual.associations())
                    .as(account)
                    .isEqualTo(expected.get(account).associations());
            System.out.printf(
                    "business: %s has %d applications, %d entities and %d associations, all as expected%n",
                    account,
                    actual.applications().size(),
                    actual.entities().size(),
                    actual.associations().size());
        }
    }

    private void play(String day) throws IOException {
        // Given
        List<Call> calls =
                read(day).lines().map(line -> JSON.readValue(line, Call.class)).toList();
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Instant start = Instant.now();

        // When
        for (Call call : calls) {
            Answer answer = make(call);
            counts.merge(call.operation() + " " + answer.status(), 1, Integer::sum);
            if (!answer.equals(new Answer(call.answer(), call.expected()))) {
                wrong.add(call + "\n    but was " + answer);
            }
        }

        // Then
        then(wrong).as("wrong answers").isEmpty();
        Duration took = Duration.between(start, Instant.now());
        System.out.printf("business: %s, %d calls in %d ms %s%n", day, calls.size(), took.toMillis(), counts);
    }

    private Answer make(Call call) {
        try {
            Object result = call.make(client(call.account()));
            return new Answer(lastStatus.value(), result);
        } catch (ApiException refused) {
            then(refused.details()).as("the error as the client understands it").isNotNull();
            return new Answer(refused.responseStatusCode(), null);
        }
    }

    private ProvisioningClient client(String account) {
        return clients.computeIfAbsent(account, name -> new ProvisioningClient(url, name + "-key", lastStatus));
    }

    private static String read(String file) throws IOException {
        try (var stream = BusinessReplay.class.getResourceAsStream("/business/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Answer(int status, Object result) {}
}
