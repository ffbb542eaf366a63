package io.provisioning.isolation;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every operation of the document, asked by every kind of caller for another account's things and for what never existed:
 * the answers are the same, byte for byte, and nothing of the other account has changed. In a database of its own, where
 * a list has room for all there is.
 */
@ServerTest
@TestPropertySource(properties = TestDatabase.OF_ITS_OWN)
class IsolationSweepTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Tenant theirs;
    private List<Route> routes;
    private Footprint footprint;

    @BeforeEach
    void givenAnotherAccount() {
        theirs = new Tenant(accounts, database);
        routes = Route.all(accounts.operator());
        footprint = new Footprint(database);
    }

    @Test
    void shouldKnowWhatEveryRequestNames() {
        // When
        Set<String> places = new TreeSet<>();
        routes.forEach(route -> {
            route.naming();
            route.places().forEach(place -> {
                places.add(place.name());
                places.add(route + ":" + place.name());
            });
        });

        // Then nothing is left of what is no more
        then(routes).isNotEmpty();
        then(places).containsAll(Named.known());
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerForAnothersThingsAsForWhatNeverExisted() {
        return routes.stream()
                .map(route -> DynamicTest.dynamicTest(
                        route.operation().id(),
                        () -> Stream.of(Caller.values())
                                .filter(caller -> !SeesAll.does(caller, route))
                                .forEach(caller -> thenAlike(route, caller))));
    }

    @TestFactory
    Stream<DynamicTest> shouldShowNothingOfOthersToWhoAsksForNothingInParticular() {
        return routes.stream()
                .filter(Route::isReading)
                .map(route -> DynamicTest.dynamicTest(route.operation().id(), () -> {
                    Tenant own = new Tenant(accounts, database);
                    Stream.of(Caller.values())
                            .filter(caller -> !SeesAll.does(caller, route))
                            .forEach(caller ->
                                    thenHasNothingOfTheirs(route.send(own.caller(caller), Map.of(), own), Map.of()));
                }));
    }

    /** Else the sweep would ask for nothing: somebody must be answered otherwise for what there is. */
    @TestFactory
    Stream<DynamicTest> shouldTellWhatIsThereFromWhatNeverExisted() {
        return routes.stream()
                .flatMap(route -> route.naming().stream()
                        .map(place -> DynamicTest.dynamicTest(route + " " + place, () -> {
                            Tenant own = new Tenant(accounts, database);
                            then(Caller.values())
                                    .as("Who is answered otherwise?")
                                    .anyMatch(caller -> tells(route, caller, place, own));
                        })));
    }

    private void thenAlike(Route route, Caller caller) {
        Tenant own = new Tenant(accounts, database);
        Api who = own.caller(caller);
        for (List<Place> places : someOf(route.naming())) {
            // Given
            Map<Place, String> nothing = new LinkedHashMap<>();
            Map<Place, String> things = new LinkedHashMap<>();
            places.forEach(place -> {
                nothing.put(place, theirs.nothingLike(route.named(place)));
                things.put(place, theirs.thing(route.named(place)));
            });
            List<String> before = footprint.of(theirs);

            // When
            Api.Answer expected = route.send(who, nothing, own);
            Api.Answer answer = route.send(who, things, own);

            // Then
            String what = "%s, by who %s, with another account's %s".formatted(route, caller, places);
            then(Seen.of(answer, things)).as(what).isEqualTo(Seen.of(expected, nothing));
            then(footprint.of(theirs)).as(what).isEqualTo(before);
            thenHasNothingOfTheirs(answer, things);
            if (!route.isReading() && answer.status() < 300) {
                own = new Tenant(accounts, database);
                who = own.caller(caller);
            }
        }
    }

    private void thenHasNothingOfTheirs(Api.Answer answer, Map<Place, String> but) {
        theirs.things().values().stream()
                .filter(thing -> !but.containsValue(thing))
                .forEach(thing -> then(answer.body()).doesNotContain(thing));
    }

    private boolean tells(Route route, Caller caller, Place place, Tenant own) {
        Api who = own.caller(caller);
        Map<Place, String> thing = Map.of(place, own.thing(route.named(place)));
        Map<Place, String> nothing = Map.of(place, theirs.nothingLike(route.named(place)));
        return !Seen.withEffect(own, footprint, thing, () -> route.send(who, thing, own))
                .equals(Seen.withEffect(own, footprint, nothing, () -> route.send(who, nothing, own)));
    }

    /** All ways to choose at least one, all of them first. */
    private static List<List<Place>> someOf(List<Place> places) {
        List<List<Place>> chosen = new ArrayList<>();
        for (int bits = (1 << places.size()) - 1; bits > 0; bits--) {
            int set = bits;
            chosen.add(IntStream.range(0, places.size())
                    .filter(i -> (set >> i & 1) == 1)
                    .mapToObj(places::get)
                    .toList());
        }
        return chosen;
    }
}
