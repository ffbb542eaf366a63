package io.provisioning.isolation;

import io.provisioning.testing.Api;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What a caller sees of an answer: all of it, but for what every answer has of its own, and for what was asked for. */
final class Seen {

    /** When and as how many-th it was answered; whether its connection has served its hundred requests. */
    private static final Set<String> OF_EVERY_ANSWER_ITS_OWN =
            Set.of("x-request-id", "date", "ratelimit", "connection", "keep-alive");

    /** What is made anew in whatever account. */
    private static final Set<String> MADE = Set.of("id", "apiKeySecret", "validFrom", "validTo");

    private Seen() {}

    static String of(Api.Answer answer, Map<Place, String> asked) {
        Map<String, Object> headers = new TreeMap<>(answer.response().headers().map());
        headers.replaceAll((name, values) -> OF_EVERY_ANSWER_ITS_OWN.contains(name) ? "" : values);
        headers.remove("connection");
        String text = answer.status() + "\n" + headers + "\n" + body(answer);
        for (Map.Entry<Place, String> entry : asked.entrySet()) {
            text = text.replace(entry.getValue(), "<" + entry.getKey() + ">");
        }
        return text;
    }

    /** And how much more there is in the account afterwards. */
    static String withEffect(Tenant own, Footprint footprint, Map<Place, String> asked, Supplier<Api.Answer> answer) {
        int before = footprint.of(own).size();
        String seen = of(answer.get(), asked);
        return seen + "\n" + (footprint.of(own).size() - before);
    }

    private static String body(Api.Answer answer) {
        if (!answer.body().contains("\"apiKeySecret\"")) {
            return answer.body();
        }
        return ((ObjectNode) answer.json()).without(MADE).toString();
    }
}
