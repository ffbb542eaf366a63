package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3, as a caller sees it. */
class ResetHttpTest extends AssociationHttpTestBase {

    private static final Link ONE = Link.number("1");
    private static final Link TWO = Link.number("2");
    private static final Link SENDER = Link.number("SHOP").over("ALPHA", "SMS");

    @Test
    void shouldResetWhatIsLinkedToADeletedApplication() {
        // Given
        create(ONE.of("shop", null), TWO.of("shop", "sales"), SENDER.of("blog", "sales"));

        // When
        then(api.delete("/applications/shop").status()).isEqualTo(200);

        // Then
        then(list("")).isEqualTo(jsons(SENDER.of("blog", "sales"), ONE, TWO));
    }

    @Test
    void shouldResetWhatIsLinkedToADeletedEntity() {
        // Given
        create(ONE.of("default", "sales"), TWO.of("shop", "sales"), SENDER.of("shop", "press"));

        // When
        then(api.delete("/entities/sales").status()).isEqualTo(200);

        // Then
        then(list("")).isEqualTo(jsons(SENDER.of("shop", "press"), ONE, TWO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldMakeOneOfThoseThatBecomeTheSame(String owner) {
        // Given: of the first resource a reset one is there already, of the second two become the same
        create(
                ONE,
                ONE.of("shop", "sales"),
                TWO.of("shop", "sales"),
                owner.contains("shop") ? TWO.of("shop", "press") : TWO.of("blog", "sales"),
                SENDER.of("blog", "press"));

        // When
        then(api.delete(owner).status()).isEqualTo(200);

        // Then
        then(list("")).isEqualTo(jsons(SENDER.of("blog", "press"), ONE, TWO));
        then(api.get(PATH).json().get("paging").get("totalResults").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldChangeNothingElseOfTheAccount(String owner) {
        // Given
        create(ONE.of("shop", "sales"), ONE.of("blog", "press"), ONE.of("blog", null), SENDER);

        // When
        then(api.delete(owner).status()).isEqualTo(200);

        // Then
        then(list("")).isEqualTo(jsons(SENDER, ONE.of("blog", "press"), ONE.of("blog", null), ONE));
        List.of("/applications/default", "/applications/blog", "/entities/press")
                .forEach(other -> then(api.get(other).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldTouchNoOtherAccount(String owner) {
        // Given
        Api other = accounts.create();
        other.post("/applications", JsonText.object("applicationId", "shop"));
        other.post("/entities", JsonText.object("entityId", "sales"));
        other.post(PATH, ONE.of("shop", "sales").json());
        String before = other.get(PATH).body();
        create(ONE.of("shop", "sales"));

        // When
        then(api.delete(owner).status()).isEqualTo(200);

        // Then
        then(other.get(PATH).body())
                .isEqualTo(before)
                .contains(ONE.of("shop", "sales").json());
        then(other.get(owner).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldRefuseToDeleteWhatIsLinkedWhereThatIsWanted(String owner) {
        // Given
        create(ONE.of("shop", "sales"), TWO);

        // When
        var answer = api.delete(owner + "?failOnLinkedResources=true");

        // Then
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "failOnLinkedResources");
        then(list("")).isEqualTo(jsons(ONE.of("shop", "sales"), TWO));
        then(api.get(owner).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldDeleteWhatIsNotLinkedWhereItMustNotBe(String owner) {
        // Given
        create(ONE.of("blog", "press"));

        // When, Then
        then(api.delete(owner + "?failOnLinkedResources=true").status()).isEqualTo(200);
        then(api.get(owner).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/shop", "/entities/sales"})
    void shouldResetWhereLinksAreSaidNotToMatter(String owner) {
        // Given
        create(ONE.of("shop", "sales"));

        // When, Then
        then(api.delete(owner + "?failOnLinkedResources=false").status()).isEqualTo(200);
        then(list("")).isEqualTo(jsons(ONE));
    }
}
