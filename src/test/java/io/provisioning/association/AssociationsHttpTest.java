package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating and deleting associations: rule 2. */
class AssociationsHttpTest extends AssociationHttpTestBase {

    private static final Link NUMBER = Link.number("447700900123").of("shop", "sales");
    private static final Set<String> LEGAL = Set.of(
            "NUMBER SMS",
            "NUMBER MMS",
            "NUMBER WHATSAPP",
            "ALPHA SMS",
            "DOMAIN EMAIL",
            "RCS_RESOURCE RCS",
            "APPLE_RESOURCE APPLE");

    @Test
    void shouldCreateWith201AndAnEmptyBody() {
        // When
        var answer = api.post(PATH, NUMBER.json());

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.body()).isEmpty();
        then(answer.header("Preference-Applied")).isNull();
        then(list("")).isEqualTo(jsons(NUMBER));
    }

    @Test
    void shouldAnswerTheCreatedObjectWhereItsRepresentationIsPreferred() {
        // When
        var answer = api.post(PATH, NUMBER.of("shop", null).json(), "Prefer", "return=representation");

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.header("Preference-Applied")).isEqualTo("return=representation");
        then(answer.body()).isEqualTo(NUMBER.of("shop", null).json());
    }

    @Test
    void shouldKeepTheBodyEmptyWhereTheMinimumIsPreferred() {
        // When
        var answer = api.post(PATH, NUMBER.json(), "Prefer", "return=minimal");

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.header("Preference-Applied")).isNull();
        then(answer.body()).isEmpty();
    }

    @Test
    void shouldTakeAMissingEntityForNone() {
        // When
        String json = Link.number("1").json().replace("\"entityId\":null,", "");

        // Then
        then(json).doesNotContain("entityId");
        then(api.post(PATH, json).status()).isEqualTo(201);
        then(api.post(PATH, Link.number("1").json()).status()).isEqualTo(409);
        then(list("")).isEqualTo(jsons(Link.number("1")));
        then(api.delete(PATH, json).status()).isEqualTo(204);
    }

    @Test
    void shouldIgnoreUnknownFields() {
        // When
        String json = NUMBER.json().replaceFirst("\\{", "{\"colour\":\"red\",\"account\":{\"id\":[1]},");

        // Then
        then(api.post(PATH, json).status()).isEqualTo(201);
        then(api.delete(PATH, json).status()).isEqualTo(204);
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(ResourceType.values())
                .flatMap(type -> Arrays.stream(ChannelType.values())
                        .map(channel -> Arguments.of(
                                type.name(), channel.name(), LEGAL.contains(type.name() + " " + channel.name()))));
    }

    @ParameterizedTest(name = "{0} over {1}: {2}")
    @MethodSource("everyPair")
    void shouldTakeOnlyLegalPairsOfTypeAndChannel(String type, String channel, boolean legal) {
        // When
        var answer = api.post(PATH, Link.number("r").over(type, channel).json());

        // Then
        if (legal) {
            then(answer.status()).isEqualTo(201);
        } else {
            then(answer.status()).isEqualTo(400);
            ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "channel");
        }
        then(list("")).hasSize(legal ? 1 : 0);
    }

    @Test
    void shouldTakeTheSameResourceForOtherApplicationsEntitiesAndChannels() {
        // When
        Link[] links = {
            NUMBER,
            NUMBER.of("shop", "press"),
            NUMBER.of("shop", null),
            NUMBER.of("blog", "sales"),
            NUMBER.of("default", null),
            NUMBER.over("NUMBER", "MMS"),
            NUMBER.over("ALPHA", "SMS")
        };
        create(links);

        // Then
        then(list("")).containsExactlyInAnyOrderElementsOf(jsons(links));
    }

    @Test
    void shouldRefuseTheSameAssociationTwiceWith409() {
        // Given
        create(NUMBER, NUMBER.of("shop", null));

        // When, Then: with an entity, and without one
        then(api.post(PATH, NUMBER.json()).messageId()).isEqualTo("CONFLICT");
        then(api.post(PATH, NUMBER.of("shop", null).json()).messageId()).isEqualTo("CONFLICT");
        then(list("")).hasSize(2);
    }

    @Test
    void shouldNameAnUnknownOwnerInA404AndCreateNothing() {
        // When
        Api.Answer noApplication = api.post(PATH, NUMBER.of("no/such", "sales").json());
        Api.Answer noEntity = api.post(PATH, NUMBER.of("shop", "nobody").json());

        // Then
        then(noApplication.status()).isEqualTo(404);
        then(noApplication.text()).contains("application 'no/such'");
        then(noEntity.status()).isEqualTo(404);
        then(noEntity.text()).contains("entity 'nobody'");
        then(list("")).isEmpty();
    }

    @Test
    void shouldRefuseAnEmptyEntityInsteadOfTakingItForNone() {
        // When
        var answer = api.post(PATH, Link.number("1").of("shop", "").json());

        // Then
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "entityId");
        then(list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "null", "a/../b", " 1 ", "%2F", "\u4e2d"})
    void shouldTakeAnyTextForAResource(String resourceId) {
        // Given
        create(Link.number(resourceId));

        // When, Then
        then(api.get(SINGLE + Link.number(resourceId).query()).body())
                .isEqualTo(Link.number(resourceId).json());
        then(list("?resourceId=" + Api.encode(resourceId))).hasSize(1);
        then(api.delete(PATH, Link.number(resourceId).json()).status()).isEqualTo(204);
    }

    @Test
    void shouldDeleteExactlyTheNamedAssociationWith204Then404() {
        // Given
        Link[] others = {
            NUMBER.of("shop", null),
            NUMBER.of("blog", "sales"),
            NUMBER.of("shop", "press"),
            NUMBER.over("NUMBER", "MMS"),
            NUMBER.over("ALPHA", "SMS"),
            Link.number("447700900124").of("shop", "sales")
        };
        create(others);
        create(NUMBER);

        // When
        var answer = api.delete(PATH, NUMBER.json());

        // Then
        then(answer.status()).isEqualTo(204);
        then(answer.body()).isEmpty();
        then(list("")).containsExactlyInAnyOrderElementsOf(jsons(others));
        then(api.delete(PATH, NUMBER.json()).status()).isEqualTo(404);
    }

    @Test
    void shouldDeleteTheOneWithoutAnEntityAndNoOther() {
        // Given
        create(NUMBER, NUMBER.of("shop", null));

        // When
        then(api.delete(PATH, NUMBER.of("shop", null).json()).status()).isEqualTo(204);

        // Then
        then(list("")).isEqualTo(jsons(NUMBER));
        then(api.delete(PATH, NUMBER.of("shop", null).json()).status()).isEqualTo(404);
    }
}
