package io.provisioning.paging;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "1, 20, 1",
        "19, 20, 1",
        "20, 20, 1",
        "21, 20, 2",
        "7, 1, 7",
        "1000, 1000, 1",
        "1001, 1000, 2",
        "2147483647, 1, 2147483647",
        "2147483647000, 1000, 2147483647"
    })
    void shouldDivideTheTotalIntoPagesRoundedUp(long total, int size, int pages) {
        // When
        var paging = Page.of(List.of(), new PageQuery(3, size), total).paging();

        // Then
        then(paging.totalPages()).isEqualTo(pages);
        then(paging.totalResults()).isEqualTo(total);
        then(paging.page()).isEqualTo(3);
        then(paging.size()).isEqualTo(size);
    }

    @Test
    void shouldReachPastTwoToThe31() {
        then(new PageQuery(Integer.MAX_VALUE, 1000).offset()).isEqualTo(2_147_483_647_000L);
    }

    @Test
    void shouldKeepTheResultsInTheirOrder() {
        then(Page.of(List.of("b", "a"), new PageQuery(0, 20), 2).results()).containsExactly("b", "a");
    }
}
