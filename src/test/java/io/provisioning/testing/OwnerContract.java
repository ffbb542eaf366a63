package io.provisioning.testing;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What applications and entities have in common, so that no promise is tested for the one and forgotten for the
 * other. Their test classes say which of the two they are.
 */
@ServerTest
public abstract class OwnerContract {

    /** The two kinds of owners, as they are written in HTTP. */
    public enum Kind {
        APPLICATION("application", "/applications", List.of("default")),
        ENTITY("entity", "/entities", List.of());

        final String word;
        final String path;
        final List<String> there;

        Kind(String word, String path, List<String> there) {
            this.word = word;
            this.path = path;
            this.there = there;
        }
    }

    @Autowired
    protected TestAccounts accounts;

    protected final Kind kind;
    protected Api api;

    protected OwnerContract(Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    protected String path(String id) {
        return kind.path + "/" + Api.encode(id);
    }

    protected String json(String id, Object name) {
        return JsonText.object(kind.word + "Id", id, kind.word + "Name", name);
    }

    protected String change(Object name) {
        return JsonText.object(kind.word + "Name", name);
    }

    protected Api.Answer create(String id, String name) {
        return api.post(kind.path, json(id, name));
    }

    protected List<String> ids(Api.Answer page) {
        return page.json()
                .path("results")
                .valueStream()
                .map(owner -> owner.get(kind.word + "Id").asString())
                .toList();
    }
}
