package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, reading, renaming and deleting an owner. */
public abstract class OwnerHttpContract extends OwnerContract {

    private static final String EMOJI = "\uD83D\uDE00";

    protected OwnerHttpContract(Kind kind) {
        super(kind);
    }

    @Test
    void shouldCreateWith201AndAnEmptyBody() {
        // When
        var answer = create("x", "A name");

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.body()).isEmpty();
        then(answer.header("Preference-Applied")).isNull();
        then(api.get(path("x")).status()).isEqualTo(200);
        then(api.get(path("x")).body()).isEqualTo(json("x", "A name"));
    }

    @Test
    void shouldAnswerTheCreatedObjectWhereItsRepresentationIsPreferred() {
        // When
        var answer = api.post(kind.path, json("x", null), "Prefer", "return=representation");

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.header("Preference-Applied")).isEqualTo("return=representation");
        then(answer.header("Content-Type")).isEqualTo("application/json");
        then(answer.body()).isEqualTo(json("x", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "respond-async", "return=minimal, return=representation"})
    void shouldKeepTheBodyEmptyWhereNoRepresentationIsPreferred(String prefer) {
        // When
        var answer = api.post(kind.path, json("x", null), "Prefer", prefer);

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.header("Preference-Applied")).isNull();
        then(answer.body()).isEmpty();
    }

    @Test
    void shouldAnswerAMissingNameAsNull() {
        // When
        api.post(kind.path, JsonText.object(kind.word + "Id", "x"));

        // Then
        then(api.get(path("x")).body()).isEqualTo(json("x", null));
    }

    @Test
    void shouldTakeNamesOf0CharactersAndOf255CodePoints() {
        // When
        create("empty", "");
        create("long", EMOJI.repeat(255));

        // Then
        then(api.get(path("empty")).body()).isEqualTo(json("empty", ""));
        then(api.get(path("long")).body()).isEqualTo(json("long", EMOJI.repeat(255)));
        then(create("longer", EMOJI.repeat(256)).status()).isEqualTo(400);
    }

    @Test
    void shouldTakeTheSameNameTwice() {
        // When
        create("x", "The same");

        // Then
        then(create("y", "The same").status()).isEqualTo(201);
    }

    @Test
    void shouldTakeNamesOfBlanksAndControlCharacters() {
        // When
        create("x", " \t\n");

        // Then
        then(api.get(path("x")).body()).isEqualTo(json("x", " \t\n"));
    }

    @Test
    void shouldIgnoreUnknownFields() {
        // When
        String json = JsonText.object(kind.word + "Id", "x", "colour", "red", "id", 7);

        // Then
        then(api.post(kind.path, json).status()).isEqualTo(201);
        then(api.put(path("x"), json).status()).isEqualTo(204);
        then(api.get(path("x")).body()).isEqualTo(json("x", null));
    }

    @Test
    void shouldRefuseTheSameIdTwiceWith409AndKeepTheFirst() {
        // Given
        create("x", "first");

        // When
        var answer = create("x", "second");

        // Then
        then(answer.status()).isEqualTo(409);
        then(answer.text()).contains("'x'");
        then(api.get(path("x")).body()).isEqualTo(json("x", "first"));
    }

    @Test
    void shouldReplaceTheNameWith204AndAnEmptyBody() {
        // Given
        create("x", "before");

        // When
        var answer = api.put(path("x"), change("after"));

        // Then
        then(answer.status()).isEqualTo(204);
        then(answer.body()).isEmpty();
        then(api.get(path("x")).body()).isEqualTo(json("x", "after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"applicationName\":null,\"entityName\":null}"})
    void shouldTakeTheNameAwayWhereAChangeHasNone(String change) {
        // Given
        create("x", "before");

        // When
        then(api.put(path("x"), change).status()).isEqualTo(204);

        // Then
        then(api.get(path("x")).body()).isEqualTo(json("x", null));
    }

    @Test
    void shouldNeverChangeAnId() {
        // Given
        create("x", null);

        // When
        then(api.put(path("x"), json("y", "renamed")).status()).isEqualTo(204);

        // Then
        then(api.get(path("x")).body()).isEqualTo(json("x", "renamed"));
        then(api.get(path("y")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?failOnLinkedResources=false", "?failOnLinkedResources=true"})
    void shouldDeleteWhatHasNoLinksWith200AndAnEmptyBody(String query) {
        // Given
        create("x", null);

        // When
        var answer = api.delete(path("x") + query);

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.body()).isEmpty();
        then(api.get(path("x")).status()).isEqualTo(404);
        then(api.delete(path("x")).status()).isEqualTo(404);
    }

    @Test
    void shouldCreateAgainWhatWasDeleted() {
        // Given
        create("x", "before");
        api.delete(path("x"));

        // When
        then(create("x", null).status()).isEqualTo(201);

        // Then
        then(api.get(path("x")).body()).isEqualTo(json("x", null));
    }

    @Test
    void shouldNameTheUnknownIdInA404() {
        // When
        var answers =
                new Api.Answer[] {api.get(path("no/such")), api.put(path("no/such"), "{}"), api.delete(path("no/such"))
                };

        // Then
        then(answers).allSatisfy(answer -> {
            then(answer.status()).isEqualTo(404);
            then(answer.text()).contains("'no/such'").contains(kind.word);
        });
    }
}
