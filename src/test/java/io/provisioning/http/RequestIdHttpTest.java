package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The request id comes back whoever answers: a controller, the security chain, the firewall, Tomcat. */
@ServerTest
class RequestIdHttpTest {

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /provisioning/1/applications",
                "GET /provisioning/1/nothing",
                "PATCH /provisioning/1/applications",
                "TRACE /provisioning/1/applications",
                "GET /nothing",
                "GET /provisioning/1/applications/a;b",
                "GET /provisioning/1/applications/%00",
                "GET /v3/api-docs"
            })
    void shouldComeBackFromEverywhere(String request) {
        then(idAnsweredTo(request, "a-Z_0.9")).isEqualTo("a-Z_0.9");
        then(idAnsweredTo(request, "not sane")).isNotBlank().isNotEqualTo("not sane");
    }

    private String idAnsweredTo(String request, String id) {
        return RawHttp.send(accounts.port(), request, "X-Request-Id: " + id).header("X-Request-Id");
    }
}
