package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** {@code scope=operation}, as the replicated API counts, with more reads a second than writes. */
@ServerTest
@Import(RateLimitHttpTest.Movable.class)
@TestPropertySource(
        properties = {"provisioning.rate-limit.scope=operation", "provisioning.rate-limit.reads.requests=3"})
class RateLimitPerOperationTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.createWithConfiguredRate();
    }

    @Test
    void shouldLetAClientMakeAnApplicationAnEntityAndAnAssociationInOneGo() {
        then(api.post("/applications", "{\"applicationId\":\"checkout\"}").status())
                .isEqualTo(201);
        then(api.post("/entities", "{\"entityId\":\"sales\"}").status()).isEqualTo(201);
        then(api.post(
                                "/associations",
                                "{\"resourceType\":\"ALPHA\",\"channel\":\"SMS\",\"resourceId\":\"Shop\",\"applicationId\":\"checkout\",\"entityId\":\"sales\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void shouldRefuseTheSameOperationWithinTheSecondWhateverItsPath() {
        // Given
        then(api.delete("/applications/a").status()).isEqualTo(404);

        // When
        var second = api.delete("/applications/b");

        // Then
        then(second.status()).isEqualTo(429);
        then(second.header("RateLimit-Policy")).isEqualTo("\"delete-application\";q=1;w=1");
        clock.move(Duration.ofSeconds(1));
        then(api.delete("/applications/b").status()).isEqualTo(404);
    }

    @Test
    void shouldGiveReadsTheirOwnRate() {
        for (int i = 0; i < 3; i++) {
            then(api.get("/applications").header("RateLimit-Policy")).contains("q=3;w=1");
        }
        then(api.get("/applications").status()).isEqualTo(429);
        then(api.get("/applications/default").status()).isEqualTo(200);
    }

    @Test
    void shouldCountUnknownRoutesTogether() {
        then(api.post("/a", "{}").status()).isEqualTo(404);
        then(api.post("/b", "{}").status()).isEqualTo(429);
        then(api.put("/applications", "{}").status())
                .as("a method that no operation has")
                .isEqualTo(429);
    }

    @Test
    void shouldTellSingleAssociationsFromListsAndFromEachOther() {
        for (int i = 0; i < 3; i++) {
            api.get("/associations/single");
        }
        then(api.get("/associations/single").status()).isEqualTo(429);
        then(api.get("/associations").status()).isEqualTo(200);
    }
}
