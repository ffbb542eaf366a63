package io.provisioning.isolation;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Whom the sweep leaves out really sees others' things; else there was no need to. In a database of its own, where the
 * first page of the feed has room for all there is.
 */
@ServerTest
@TestPropertySource(properties = {TestDatabase.OF_ITS_OWN, "test.asks=who-sees-all"})
class SeesAllTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private List<Route> routes;

    @BeforeEach
    void givenTheDocument() {
        routes = Route.all(accounts.operator());
    }

    @TestFactory
    Stream<DynamicTest> shouldNeedEveryException() {
        return SeesAll.EXCEPTIONS.stream()
                .map(exception -> DynamicTest.dynamicTest(
                        exception.toString(),
                        () -> then(routes)
                                .filteredOn(exception::covers)
                                .singleElement()
                                .matches(route -> seesTheirs(route, exception.caller()), "shows others' things")));
    }

    private boolean seesTheirs(Route route, Caller caller) {
        Tenant own = new Tenant(accounts, database);
        Tenant others = new Tenant(accounts, database);
        String unasked = route.send(own.caller(caller), Map.of(), own).body();
        if (others.things().values().stream().anyMatch(unasked::contains)) {
            return true;
        }
        return route.naming().stream().anyMatch(place -> {
            Map<Place, String> things = Map.of(place, others.thing(route.named(place)));
            Map<Place, String> nothing = Map.of(place, others.nothingLike(route.named(place)));
            return !Seen.of(route.send(own.caller(caller), things, own), things)
                    .equals(Seen.of(route.send(own.caller(caller), nothing, own), nothing));
        });
    }
}
