package io.provisioning.durability;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Somebody who keeps a copy of what stands by the feed alone, and hears everything exactly once. */
final class Replica {

    private static final String FEED = "//billing/1/changes?limit=1000";

    /** By account, what stands under its subject. */
    private final Map<String, Map<String, Link>> copies = new HashMap<>();

    private String next = FEED;

    /** Reads on until there is nothing new. */
    void follow(Api biller) {
        String asked;
        do {
            asked = next;
            Api.Answer answer = biller.get(asked);
            then(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().forEach(this::apply);
            next = FEED + "&after=" + answer.header("Next-Cursor");
        } while (!asked.equals(next));
    }

    Set<Link> standing(String account) {
        Map<String, Link> copy = copies.getOrDefault(account, Map.of());
        Set<Link> standing = new HashSet<>(copy.values());
        then(standing).as("each under one subject").hasSameSizeAs(copy.keySet());
        return standing;
    }

    private void apply(JsonNode event) {
        JsonNode data = event.get("data");
        String subject = event.get("subject").asString();
        JsonNode entity = data.get("entityId");
        var link = new Link(
                data.get("resourceId").asString(),
                data.get("applicationId").asString(),
                entity.isNull() ? null : entity.asString());
        Map<String, Link> copy = copies.computeIfAbsent(data.get("accountId").asString(), account -> new HashMap<>());
        if (event.get("type").asString().endsWith(".opened")) {
            then(copy.put(subject, link)).as("heard before %s", event).isNull();
        } else {
            then(copy.remove(subject)).as("heard before %s", event).isEqualTo(link);
        }
    }
}
