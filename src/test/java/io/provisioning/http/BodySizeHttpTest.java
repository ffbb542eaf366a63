package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTakeABatchOf1MiBAndNotAByteMore(boolean streamed) {
        then(postBatch("/messages/1/submissions", 1024 * 1024, streamed).status())
                .isEqualTo(200);
        RawHttp.Answer refused = postBatch("/messages/1/submissions", 1024 * 1024 + 1, streamed);
        then(refused.status()).isEqualTo(413);
        ErrorShape.thenIs(refused.body(), "PAYLOAD_TOO_LARGE", null);
        then(refused.body()).contains("1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/1/submissions/", "/messages/1/other", "/messages/2/submissions"})
    void shouldTakeNoLargeBodyBesideTheBatches(String path) {
        then(postBatch(path, 64 * 1024 + 1, false).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "'gzip, identity', 415", "br, 415", "identity, 201"})
    void shouldTakeNoCompressedBody(String coding, int status) {
        Api api = accounts.create();
        var answer = api.post("/applications", "{\"applicationId\":\"a\"}", "Content-Encoding", coding);
        then(answer.status()).isEqualTo(status);
        if (status == 415) {
            ErrorShape.thenIs(answer.body(), "UNSUPPORTED_MEDIA_TYPE", null);
            then(answer.header("Accept-Encoding")).isEqualTo("identity");
        }
    }

    /** Blanks before the end count like everything else. */
    private RawHttp.Answer post(int bytes, boolean streamed) {
        return post(accounts.create(), "/provisioning/1/applications", "{\"applicationId\":\"a\"", bytes, streamed);
    }

    private RawHttp.Answer postBatch(String path, int bytes, boolean streamed) {
        return post(accounts.operator(), path, "{\"messages\":[{\"accountId\":\"nobody\"}]", bytes, streamed);
    }

    private static RawHttp.Answer post(Api account, String path, String start, int bytes, boolean streamed) {
        String json = start + " ".repeat(bytes - start.length() - 1) + "}";
        String head = RawHttp.head(
                "POST " + path,
                "Authorization: App " + account.key(),
                "Content-Type: application/json",
                streamed ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes);
        String body = streamed ? Integer.toHexString(bytes) + "\r\n" + json + "\r\n0\r\n\r\n" : json;
        return RawHttp.send(account.port(), (head + body).getBytes(StandardCharsets.US_ASCII));
    }
}
