package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class BodySizeHttpTest {

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTakeABodyOf64KiBAndNotAByteMore(boolean streamed) {
        then(post(64 * 1024, streamed).status()).isEqualTo(201);
        RawHttp.Answer refused = post(64 * 1024 + 1, streamed);
        then(refused.status()).isEqualTo(413);
        ErrorShape.thenIs(refused.body(), "PAYLOAD_TOO_LARGE", null);
    }

    /** Blanks before the end count like everything else. */
    private RawHttp.Answer post(int bytes, boolean streamed) {
        Api account = accounts.create();
        String start = "{\"applicationId\":\"a\"";
        String json = start + " ".repeat(bytes - start.length() - 1) + "}";
        String head = RawHttp.head(
                "POST /provisioning/1/applications",
                "Authorization: App " + account.key(),
                "Content-Type: application/json",
                streamed ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes);
        String body = streamed ? Integer.toHexString(bytes) + "\r\n" + json + "\r\n0\r\n\r\n" : json;
        return RawHttp.send(account.port(), (head + body).getBytes(StandardCharsets.US_ASCII));
    }
}
