package io.provisioning.association;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An account with the applications {@code shop} and {@code blog} and the entities {@code sales} and {@code press}. */
@ServerTest
abstract class AssociationHttpTestBase {

    static final String PATH = "/associations";
    static final String SINGLE = PATH + "/single";

    @Autowired
    TestAccounts accounts;

    Api api;

    @BeforeEach
    void givenOwners() {
        api = accounts.create();
        List.of("shop", "blog").forEach(id -> api.post("/applications", JsonText.object("applicationId", id)));
        List.of("sales", "press").forEach(id -> api.post("/entities", JsonText.object("entityId", id)));
    }

    void create(Link... links) {
        for (Link link : links) {
            Api.Answer answer = api.post(PATH, link.json());
            if (answer.status() != 201) {
                throw new AssertionError(link + ": " + answer.status() + " " + answer.body());
            }
        }
    }

    /** The results of a list, each as JSON. */
    List<String> list(String query) {
        Api.Answer answer = api.get(PATH + query);
        if (answer.status() != 200) {
            throw new AssertionError(query + ": " + answer.status() + " " + answer.body());
        }
        return answer.json().get("results").valueStream().map(Object::toString).toList();
    }

    static List<String> jsons(Link... links) {
        return List.of(links).stream().map(Link::json).toList();
    }
}
