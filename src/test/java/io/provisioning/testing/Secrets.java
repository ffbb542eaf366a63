package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * No answer to a test holds a key, but for the one that makes it; nor does the log of a server. What a whole run logged and
 * stored, {@code .ci/keys} searches for the same.
 */
final class Secrets {

    /** But the document's made-up one. */
    private static final String MADE = "pak_(?!x{28})[0-9A-Za-z]{28}";

    private static final String OF_THE_TESTS =
            "key-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" + "|the-operator-of-[a-z-]+-[0-9]{10}";

    private static final Pattern ALL = Pattern.compile(MADE + "|" + OF_THE_TESTS);
    private static final Pattern ALL_BUT_MADE = Pattern.compile(OF_THE_TESTS);

    private Secrets() {}

    static void thenNoneIn(HttpResponse<String> answer) {
        String path = answer.uri().getPath();
        boolean made = answer.statusCode() == 200
                && answer.request().method().equals("POST")
                && path.equals("/settings/2/api-keys");
        then(answer.headers().map() + answer.body()).as(path).doesNotContainPattern(made ? ALL_BUT_MADE : ALL);
    }

    static void thenNoneIn(String text) {
        then(text).doesNotContainPattern(ALL);
    }
}
