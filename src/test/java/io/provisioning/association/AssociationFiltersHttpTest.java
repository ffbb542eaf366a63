package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ErrorShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filters of the list, and the parameters of {@code single}, let through. */
class AssociationFiltersHttpTest extends AssociationHttpTestBase {

    private static final List<Link> ALL = List.of(
            Link.number("a").over("ALPHA", "SMS"),
            Link.number("a").over("ALPHA", "SMS").of("shop", null),
            Link.number("d").over("DOMAIN", "EMAIL").of("shop", "sales"),
            Link.number("1").over("NUMBER", "MMS").of("shop", "sales"),
            Link.number("1"),
            Link.number("1").of("shop", null),
            Link.number("1").of("shop", "sales"),
            Link.number("1").of("blog", "press"),
            Link.number("2").of("shop", "sales"),
            Link.number("A"));

    @BeforeEach
    void givenAssociations() {
        create(ALL.toArray(Link[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0 1 2 3 4 5 6 7 8 9",
        "?resourceType=NUMBER, 3 4 5 6 7 8 9",
        "?resourceType=RCS_RESOURCE, ''",
        "?channel=SMS, 0 1 4 5 6 7 8 9",
        "?applicationId=shop, 1 2 3 5 6 8",
        "?applicationId=SHOP, ''",
        "?applicationId=sho, ''",
        "?applicationId=unknown, ''",
        "?entityId=sales, 2 3 6 8",
        "?entityId=null, 0 1 4 5 9",
        "?entityId=unknown, ''",
        "?resourceId=1, 3 4 5 6 7",
        "?resourceId=a, 0 1",
        "?resourceId=%20a, ''",
        "?resourceId=%25, ''",
        "?resourceType=ALPHA&channel=EMAIL, ''",
        "?resourceType=NUMBER&channel=SMS, 4 5 6 7 8 9",
        "?applicationId=shop&entityId=null, 1 5",
        "?applicationId=shop&entityId=sales, 2 3 6 8",
        "?applicationId=blog&entityId=sales, ''",
        "?channel=SMS&resourceId=1&entityId=sales, 6",
        "?resourceType=NUMBER&channel=SMS&applicationId=shop&entityId=sales&resourceId=1, 6",
        "?resourceType=NUMBER&channel=SMS&applicationId=default&entityId=null&resourceId=1, 4",
        "?resourceType=NUMBER&channel=SMS&applicationId=shop&resourceId=1, 5 6"
    })
    void shouldListWhatMatchesEveryFilterExactly(String query, String expected) {
        then(list(query)).isEqualTo(at(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "entityId=,entityId",
        "resourceId=,resourceId",
        "applicationId=,applicationId",
        "channel=,channel",
        "resourceType=FAX,resourceType",
        "channel=sms,channel",
        "entityId=sales&entityId=sales,entityId",
        "resourceType=NUMBER&resourceType=ALPHA,resourceType"
    })
    void shouldRefuseAnEmptyARepeatedAndAnUnknownFilter(String query, String parameter) {
        // When
        var answer = api.get(PATH + "?" + query);

        // Then
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", parameter);
    }

    @Test
    void shouldNameAllInvalidFiltersAtOnce() {
        // When
        var answer = api.get(PATH + "?entityId=&channel=PIGEON&page=x");

        // Then
        then(answer.errorOf("entityId")).isNotEmpty();
        then(answer.errorOf("channel")).contains("SMS").contains("APPLE");
        then(answer.errorOf("page")).isNotEmpty();
    }

    @Test
    void shouldAnswerExactlyTheNamedOneToSingle() {
        then(ALL).allSatisfy(link -> {
            var answer = api.get(SINGLE + link.query());
            then(answer.status()).isEqualTo(200);
            then(answer.body()).isEqualTo(link.json());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&entityId=null"})
    void shouldTakeAnAbsentEntityAndTheWordNullForNoneInSingle(String entity) {
        // Given
        Link withoutEntity = Link.number("1").of("shop", null);

        // When, Then
        then(api.get(SINGLE + withoutEntity.query() + entity).body()).isEqualTo(withoutEntity.json());
        then(api.get(SINGLE + Link.number("1").of("blog", null).query() + entity)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldAnswer404ToSingleWhereAnyPartDiffers() {
        then(List.of(
                        Link.number("3"),
                        Link.number("1").of("default", "sales"),
                        Link.number("1").of("unknown", null),
                        Link.number("1").of("shop", "unknown"),
                        Link.number("1").over("NUMBER", "WHATSAPP"),
                        Link.number("1").over("ALPHA", "SMS")))
                .allSatisfy(
                        link -> then(api.get(SINGLE + link.query()).status()).isEqualTo(404));
    }

    private static List<String> at(String numbers) {
        return Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .map(number -> ALL.get(Integer.parseInt(number)).json())
                .toList();
    }
}
