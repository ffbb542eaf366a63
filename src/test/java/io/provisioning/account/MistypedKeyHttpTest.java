package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.MeterRegistry;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The checksum saves a look-up; it tells nobody anything. */
@ServerTest
class MistypedKeyHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    private MeterRegistry registry;

    @Test
    void shouldRefuseATypoWithoutALookUpAndLikeAnyUnknownKey() {
        // Given
        String key = ApiKeySecret.generate().reveal();
        Api wellTyped = accounts.api("nobody", key);
        Api mistyped = accounts.api("nobody", key.substring(0, key.length() - 1) + "-");
        double before = mistyped();

        // When, Then
        then(statements.during(() -> wellTyped.get("/applications"))).hasSize(1);
        then(statements.during(() -> mistyped.get("/applications"))).isEmpty();
        then(mistyped() - before).isEqualTo(1);
        then(mistyped.get("/applications").status()).isEqualTo(401);
        then(mistyped.get("/applications").body())
                .isEqualTo(wellTyped.get("/applications").body());
    }

    private double mistyped() {
        return registry.get("provisioning.sign.in")
                .tag("outcome", "mistyped")
                .counter()
                .count();
    }
}
