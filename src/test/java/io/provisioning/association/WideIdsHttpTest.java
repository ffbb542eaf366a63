package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The widest legal ids, all three at once. Random, because PostgreSQL compresses what repeats: "a" 255 times fits into
 * any index, these do only because owners are referred to by numbers.
 */
@ServerTest
class WideIdsHttpTest {

    private static final long SEED = 20_261_122;

    @Autowired
    private TestAccounts accounts;

    private final Random random = new Random(SEED);
    private final Link wide = Link.number(wideId()).of(wideId(), wideId());
    private Api api;

    @BeforeEach
    void givenAnAssociationOfTheWidestIds() {
        api = accounts.create();
        then(api.post("/applications", JsonText.object("applicationId", wide.applicationId()))
                        .status())
                .isEqualTo(201);
        then(api.post("/entities", JsonText.object("entityId", wide.entityId())).status())
                .isEqualTo(201);
        then(api.post("/associations", wide.json()).status()).isEqualTo(201);
    }

    @Test
    void shouldFindThemInTheLongestLegalRequestLine() {
        // When
        var single = api.get("/associations/single" + wide.query());
        var list = api.get("/associations" + wide.query() + "&page=0&size=1000");

        // Then: three ids of 255 characters of twelve bytes each once they are encoded
        then(wide.query().length()).isGreaterThan(9_180);
        then(single.body()).isEqualTo(wide.json());
        then(list.json().get("results").toString()).isEqualTo("[" + wide.json() + "]");
    }

    @Test
    void shouldRefuseThemTwice() {
        then(api.post("/associations", wide.json()).status()).isEqualTo(409);
    }

    @Test
    void shouldDeleteTheAssociation() {
        then(api.delete("/associations", wide.json()).status()).isEqualTo(204);
        then(api.get("/associations/single" + wide.query()).status()).isEqualTo(404);
    }

    @Test
    void shouldResetTheAssociationWithEitherOwner() {
        // When
        then(api.delete("/applications/" + Api.encode(wide.applicationId())).status())
                .isEqualTo(200);
        then(api.delete("/entities/" + Api.encode(wide.entityId())).status()).isEqualTo(200);

        // Then
        Link reset = wide.of("default", null);
        then(api.get("/associations/single" + reset.query()).body()).isEqualTo(reset.json());
    }

    private String wideId() {
        return random.ints(0x10000, 0x110000)
                .limit(255)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
