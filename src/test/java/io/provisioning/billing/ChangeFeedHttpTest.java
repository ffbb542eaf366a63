package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class ChangeFeedHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;
    private Feed feed;
    private String start;

    @BeforeEach
    void givenSomebodyWhoHasReadEverything() {
        api = accounts.create();
        feed = new Feed(accounts.biller());
        start = feed.newest();
    }

    @Test
    void shouldTellThatAnAssociationBeganAndThatItEnded() {
        // Given
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        var created = api.post("/associations", association("1", "shop", "\"sales\""));
        api.delete("/associations", association("1", "shop", "\"sales\""));

        // When
        List<JsonNode> events = feed.all(start, 100);

        // Then
        then(events).hasSize(2);
        JsonNode opened = events.get(0);
        JsonNode closed = events.get(1);
        String period = opened.get("subject").asString();
        then(opened.get("specversion").asString()).isEqualTo("1.0");
        then(opened.get("id").asString()).isEqualTo(period + ".opened");
        then(opened.get("source").asString()).isEqualTo("/billing/1/changes");
        then(opened.get("type").asString()).isEqualTo("io.provisioning.association.opened");
        then(opened.get("time")).isEqualTo(opened.at("/data/validFrom"));
        then(opened.at("/data/associationId").toString()).isEqualTo(period);
        then(opened.at("/data/accountId").asString()).isEqualTo(api.accountId());
        then(opened.at("/data/applicationId").asString()).isEqualTo("shop");
        then(opened.at("/data/entityId").asString()).isEqualTo("sales");
        then(opened.at("/data/resourceId").asString()).isEqualTo("1");
        then(opened.at("/data/opening").asString()).isEqualTo("CREATED");
        then(opened.at("/data/cause").asString()).isEqualTo("ASSOCIATION_CREATED");
        then(opened.at("/data/requestId").asString()).isEqualTo(created.header("X-Request-Id"));
        for (String field : List.of("validTo", "closing", "merged")) {
            then(opened.get("data").get(field).isNull()).as(field).isTrue();
        }
        then(closed.get("id").asString()).isEqualTo(period + ".closed");
        then(closed.get("subject").asString()).isEqualTo(period);
        then(closed.get("type").asString()).isEqualTo("io.provisioning.association.closed");
        then(closed.get("time")).isEqualTo(closed.at("/data/validTo"));
        then(closed.at("/data/validFrom")).isEqualTo(opened.at("/data/validFrom"));
        then(closed.at("/data/closing").asString()).isEqualTo("DELETED");
        then(closed.at("/data/merged").asBoolean()).isFalse();
        then(Instant.parse(closed.get("time").asString()))
                .isAfter(Instant.parse(opened.get("time").asString()));
    }

    @Test
    void shouldTellOfADeletedOwnerWhatEndedBeforeWhatBegan() {
        // Given
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        api.post("/associations", association("1", "shop", "null"));
        api.post("/associations", association("2", "shop", "null"));
        api.post("/associations", association("2", "shop", "\"sales\""));
        api.post("/associations", association("3", "default", "null"));
        api.post("/associations", association("3", "shop", "null"));
        String before = feed.newest();
        api.delete("/applications/shop");

        // When
        List<JsonNode> events = feed.all(before, 100);

        // Then
        then(events.stream()
                        .map(event -> "%s of %s at %s, %s, merged: %s"
                                .formatted(
                                        event.get("type").asString().replaceFirst(".*\\.", ""),
                                        event.at("/data/resourceId").asString(),
                                        event.at("/data/applicationId").asString(),
                                        event.at("/data/opening").asString(),
                                        event.at("/data/merged"))))
                .containsExactly(
                        "closed of 1 at shop, CREATED, merged: false",
                        "closed of 2 at shop, CREATED, merged: false",
                        "closed of 2 at shop, CREATED, merged: false",
                        "closed of 3 at shop, CREATED, merged: true",
                        "opened of 1 at default, RESET, merged: null",
                        "opened of 2 at default, RESET, merged: null");
        then(events).extracting(event -> event.at("/data/cause").asString()).containsOnly("APPLICATION_DELETED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void shouldReadTheSameInPiecesOfAnySizeAndFromEveryEventOn(int limit) {
        // Given a change in the middle that did much
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        for (int i = 0; i < 5; i++) {
            api.post("/associations", association("" + i, "shop", "null"));
        }
        api.delete("/applications/shop");
        api.post("/associations", association("x", "default", "null"));
        List<JsonNode> whole = feed.after(start, 1000).events();
        then(whole).hasSize(5 + 5 + 5 + 1);

        // When, Then
        then(feed.all(start, limit)).isEqualTo(whole);
        for (int i = 0; i < whole.size(); i++) {
            String cursor = whole.get(i).get("cursor").asString();
            then(feed.all(cursor, limit)).isEqualTo(whole.subList(i + 1, whole.size()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/cloudevents-batch+json, application/cloudevents-batch+json",
        "application/cloudevents-batch+json;q=0.5, application/cloudevents-batch+json",
        "*/*, application/json",
        "'application/json;q=0.1, application/cloudevents-batch+json', application/cloudevents-batch+json"
    })
    void shouldAnswerTheTypeThatIsAskedForWithTheSameBody(String accept, String type) {
        // Given
        api.post("/associations", association("1", "default", "null"));

        // When
        var answer = feed.biller().send("GET", Feed.PATH + "?after=" + start, null, "Accept", accept);

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.header("Content-Type")).isEqualTo(type);
        then(answer.body()).isEqualTo(feed.after(start, 100).answer().body()).startsWith("[{");
    }

    @Test
    void shouldAnswer304WhileNothingIsNew() {
        // Given
        var page = feed.after(start, 100);
        then(page.events()).isEmpty();

        // When owners change, which the feed does not tell
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.put("/applications/shop", "{\"applicationName\":\"Shop\"}");
        var same = unless(page.etag());

        // Then
        then(same.status()).isEqualTo(304);
        then(same.body()).isEmpty();
        then(same.header("ETag")).isEqualTo(page.etag()).isEqualTo("\"" + start + "\"");
        then(same.header("Next-Cursor")).isNotEqualTo(start);
        then(unless("\"another\"").status()).isEqualTo(200);

        // When there is an event
        api.post("/associations", association("1", "shop", "null"));
        var another = unless(page.etag());

        // Then
        then(another.status()).isEqualTo(200);
        then(another.header("ETag")).isNotEqualTo(page.etag());
        then(unless(another.header("ETag")).status()).isEqualTo(304);
        then(feed.all(same.header("Next-Cursor"), 100)).hasSize(1);
    }

    @Test
    void shouldAnswerTheSameTextForTheSameEventsForEver() {
        // Given
        api.post("/associations", association("1", "default", "null"));
        String opened = feed.after(start, 1).answer().body();

        // When
        api.delete("/associations", association("1", "default", "null"));
        api.post("/associations", association("1", "default", "null"));

        // Then
        then(feed.after(start, 1).answer().body()).isEqualTo(opened);
        then(feed.all(start, 100))
                .extracting(event -> event.get("id").asString())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void shouldSayWhenTheNewestWasReadSoThatNothingFallsBetween() {
        // Given
        api.post("/associations", association("1", "default", "null"));

        // When
        var newest = feed.page("?after=newest");

        // Then
        then(newest.events()).isEmpty();
        Instant began = Instant.parse(feed.all(start, 1).get(0).get("time").asString());
        then(Instant.parse(newest.answer().header("As-Of"))).isAfterOrEqualTo(began);
        api.post("/associations", association("2", "default", "null"));
        then(feed.all(newest.next(), 10)).hasSize(1);
    }

    @Test
    void shouldBeginAtTheBeginningWithoutACursor() {
        then(feed.page("?limit=1").events().get(0).get("cursor").asString())
                .isEqualTo(feed.page("?limit=1").next());
    }

    private Api.Answer unless(String etag) {
        return feed.biller().send("GET", Feed.PATH + "?after=" + start, null, "If-None-Match", etag);
    }

    static String association(String resourceId, String applicationId, String entityId) {
        return """
                {"resourceType":"NUMBER","channel":"SMS","resourceId":"%s","applicationId":"%s","entityId":%s}""".formatted(resourceId, applicationId, entityId);
    }
}
