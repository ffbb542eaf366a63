package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of owners. The default application is there from the start; no entity is. */
public abstract class OwnerListContract extends OwnerContract {

    protected OwnerListContract(Kind kind) {
        super(kind);
    }

    @Test
    void shouldAnswerResultsAndPaging() {
        // When
        var page = api.get(kind.path);

        // Then
        int there = kind.there.size();
        then(page.status()).isEqualTo(200);
        then(page.header("Content-Type")).isEqualTo("application/json");
        then(ids(page)).isEqualTo(kind.there);
        then(page.body())
                .endsWith(",\"paging\":{\"page\":0,\"size\":20,\"totalPages\":%d,\"totalResults\":%d}}"
                        .formatted(there, there));
    }

    @Test
    void shouldListTheSameObjectsAsAreAnsweredOneByOne() {
        // Given
        create("x", null);

        // When
        var page = api.get(kind.path + "?size=1&page=" + kind.there.size());

        // Then
        then(page.json().get("results").toString()).isEqualTo("[" + json("x", null) + "]");
    }

    @Test
    void shouldOrderByTheBytesOfTheIds() {
        // Given: in UTF-16, as Java and a browser compare, the emoji would come before the wide tilde
        var inOrder = List.of(" b", "B", "a", "a b", "aB", "b", "z", "\u00e4", "\uff5e", "\ud83d\ude00");
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(id -> create(id, null));

        // When
        var ids = new ArrayList<>(ids(api.get(kind.path)));

        // Then
        ids.removeAll(kind.there);
        then(ids).isEqualTo(inOrder);
    }

    @Test
    void shouldDivideTheListIntoPagesWithoutGapsOrOverlaps() {
        // Given
        for (int i = 10; i < 17; i++) {
            create("e-" + i, null);
        }
        int total = 7 + kind.there.size();

        // When
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            var answer = api.get(kind.path + "?size=3&page=" + page);
            all.addAll(ids(answer));
            then(answer.json().get("paging").toString())
                    .isEqualTo(JsonText.object("page", page, "size", 3, "totalPages", 3, "totalResults", total));
        }

        // Then
        then(all).isEqualTo(ids(api.get(kind.path))).hasSize(total).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "2147483647,1000", "2147483647,1", "3000000,1000"})
    void shouldAnswerAPagePastTheEndWithNoResultsAndTrueTotals(int page, int size) {
        // Given
        create("x", null);
        int total = 1 + kind.there.size();

        // When
        var answer = api.get(kind.path + "?size=" + size + "&page=" + page);

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.json().get("results").isEmpty()).isEqualTo(true);
        then(answer.json().get("paging").toString())
                .isEqualTo(JsonText.object(
                        "page", page, "size", size, "totalPages", size == 1 ? total : 1, "totalResults", total));
    }

    @ParameterizedTest
    @CsvSource({"page=-1,page", "page=x,page", "page=2147483648,page", "size=0,size", "size=1001,size", "size=1e2,size"
    })
    void shouldRefuseAPageOutOfRangeInsteadOfClampingIt(String query, String parameter) {
        // When
        var answer = api.get(kind.path + "?" + query);

        // Then
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", parameter);
    }

    @Test
    void shouldIgnoreUnknownParameters() {
        then(api.get(kind.path + "?colour=red&colour=blue&sort=").status()).isEqualTo(200);
    }
}
