package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of a list, and its pages. */
class AssociationListHttpTest extends AssociationHttpTestBase {

    @Test
    void shouldAnswerResultsAndPaging() {
        then(api.get(PATH).body())
                .isEqualTo("{\"results\":[],\"paging\":{\"page\":0,\"size\":20,\"totalPages\":0,\"totalResults\":0}}");
    }

    @Test
    void shouldOrderByTypeThenChannelThenTheBytesOfTheResourceThenCreation() {
        // Given
        Link[] inOrder = {
            Link.number("z").over("ALPHA", "SMS"),
            Link.number("b").over("APPLE_RESOURCE", "APPLE"),
            Link.number("a").over("DOMAIN", "EMAIL"),
            Link.number("B").over("NUMBER", "MMS"),
            Link.number("a").over("NUMBER", "MMS"),
            Link.number("B").of("shop", null),
            Link.number("B").of("blog", "sales"),
            Link.number("B").of("blog", "press"),
            Link.number("B"),
            Link.number("a"),
            Link.number("\u00e4"),
            Link.number("\uff5e"),
            Link.number("\ud83d\ude00"),
            Link.number("0").over("NUMBER", "WHATSAPP"),
            Link.number("a").over("RCS_RESOURCE", "RCS")
        };

        // When: last first, but the four that only creation tells apart in their order
        for (int i = inOrder.length - 1; i >= 0; i--) {
            if (i < 5 || i > 8) {
                create(inOrder[i]);
            }
        }
        create(inOrder[5], inOrder[6], inOrder[7], inOrder[8]);

        // Then
        then(list("")).isEqualTo(jsons(inOrder));
    }

    @Test
    void shouldDivideTheListIntoPagesWithoutGapsOrOverlaps() {
        // Given
        for (int i = 0; i < 8; i++) {
            create(Link.number("same")
                    .of(i % 2 == 0 ? "shop" : "blog", List.of("sales", "press").get(i / 2 % 2))
                    .over("NUMBER", i < 4 ? "SMS" : "MMS"));
        }

        // When
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            all.addAll(list("?size=3&page=" + page));
            then(paging("?size=3&page=" + page))
                    .isEqualTo(JsonText.object("page", page, "size", 3, "totalPages", 3, "totalResults", 8));
        }

        // Then
        then(all).isEqualTo(list("")).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void shouldCountOnlyWhatTheFilterLetsThrough() {
        // Given
        create(Link.number("1"), Link.number("2"), Link.number("3").of("shop", null));

        // Then
        then(paging("?applicationId=default&size=1"))
                .isEqualTo(JsonText.object("page", 0, "size", 1, "totalPages", 2, "totalResults", 2));
        then(paging("?applicationId=unknown"))
                .isEqualTo(JsonText.object("page", 0, "size", 20, "totalPages", 0, "totalResults", 0));
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "2147483647,1000", "3000000,1000"})
    void shouldAnswerAPagePastTheEndWithNoResultsAndTrueTotals(int page, int size) {
        // Given
        create(Link.number("1"));

        // When
        Api.Answer answer = api.get(PATH + "?page=" + page + "&size=" + size);

        // Then
        then(answer.body())
                .isEqualTo("{\"results\":[],\"paging\":%s}"
                        .formatted(JsonText.object("page", page, "size", size, "totalPages", 1, "totalResults", 1)));
    }

    private String paging(String query) {
        return api.get(PATH + query).json().get("paging").toString();
    }
}
