package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any id works in the path once it is percent-encoded, and only what it names is touched. */
public abstract class OwnerIdsContract extends OwnerContract {

    protected OwnerIdsContract(Kind kind) {
        super(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                " a",
                "a ",
                "/",
                "a/b",
                "/a/",
                "a//b",
                "a/../b",
                "../a",
                "a/..",
                "./a",
                "...",
                "a.json",
                "%",
                "100%",
                "%2F",
                "a%2Fb",
                "%00",
                "%zz",
                "a;b",
                ";",
                "a;v=1",
                "a+b",
                "a?b",
                "a?page=1",
                "#",
                "a#b",
                "\\",
                "a\\b",
                "..\\a",
                "a&b=c",
                "a=b",
                "a:b",
                "a,b",
                "a|b",
                "\"a\"",
                "'a'",
                "<a>",
                "{applicationId}",
                "${a}",
                "*",
                "a*",
                "**",
                "@",
                "~",
                "^",
                "`",
                "[a]",
                "\u00e4",
                "a\u0308",
                "\u4e2d\u6587",
                "\u0645\u0631",
                "\ud83d\ude00",
                "\u200ba",
                "\ufeffa",
                "single",
                "default2",
                "Default",
                "NULL",
                "undefined",
                "0",
                "-1",
                "1e3",
                "true",
                "'; DROP TABLE application; --"
            })
    void shouldFindRenameAndDeleteAnyIdByItsEncodedPath(String id) {
        // Given
        then(create(id, "before").status()).isEqualTo(201);

        // When, Then
        then(api.get(path(id)).body()).isEqualTo(json(id, "before"));
        then(api.put(path(id), change("after")).status()).isEqualTo(204);
        then(api.get(path(id)).body()).isEqualTo(json(id, "after"));
        then(api.delete(path(id)).status()).isEqualTo(200);
        then(api.get(path(id)).status()).isEqualTo(404);
        then(ids(api.get(kind.path))).isEqualTo(kind.there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;b", "/a;", "/a;b=c/", "/a%20;b", "/;"})
    void shouldRefuseARawSemicolonInsteadOfCuttingThePathAtIt(String path) {
        // Given
        create("a", "still here");
        create("a ", "still here");

        // When, Then
        then(api.delete(kind.path + path).status()).isEqualTo(400);
        then(api.put(kind.path + path, change("renamed")).status()).isEqualTo(400);
        then(api.get(kind.path + path).status()).isEqualTo(400);
        then(api.get(path("a")).body()).isEqualTo(json("a", "still here"));
        then(api.get(path("a ")).body()).isEqualTo(json("a ", "still here"));
    }

    @Test
    void shouldTellIdsApartByCaseAndBlanksAndNormalForm() {
        // Given: the last two look the same
        String[] ids = {"a", "A", " a", "a ", "\u00e9", "e\u0301"};

        // When
        for (String id : ids) {
            then(create(id, id).status()).isEqualTo(201);
        }

        // Then
        for (String id : ids) {
            then(api.get(path(id)).body()).isEqualTo(json(id, id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e4", "\u4e2d", "\ud83d\ude00"})
    void shouldTakeIdsOf255CodePointsAndRefuse256(String character) {
        // Given
        String longest = character.repeat(255);

        // When, Then
        then(create(longest, null).status()).isEqualTo(201);
        then(api.get(path(longest)).body()).isEqualTo(json(longest, null));
        then(create(longest + character, null).errorOf(kind.word + "Id"))
                .isEqualTo("[\"must be at most 255 characters long\"]");
        then(api.get(path(longest + character)).errorOf(kind.word + "Id"))
                .isEqualTo("[\"must be at most 255 characters long\"]");
        then(api.delete(path(longest)).status()).isEqualTo(200);
    }
}
