package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * No answer to any test holds a key, but for the one that makes it and the document's made-up example. What a whole run
 * logged and stored, {@code .ci/keys} searches for the same.
 */
final class Secrets {

    private static final Pattern KEYS = Pattern.compile("pak_[0-9A-Za-z]{28}"
            + "|key-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
            + "|" + TestAccounts.OPERATOR_KEY);

    private Secrets() {}

    static void thenNoneIn(HttpResponse<String> answer) {
        String path = answer.uri().getPath();
        boolean made = answer.request().method().equals("POST") && path.equals("/settings/2/api-keys");
        if (!made && !path.startsWith("/v3/api-docs")) {
            then(answer.headers().map() + answer.body()).as(path).doesNotContainPattern(KEYS);
        }
    }
}
