package io.provisioning.fuzz;

import io.provisioning.testing.WideText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Few values for each name, so that requests meet the same things over and over; and what answers taught. */
final class Pools {

    private static final int LEARNT = 6;
    private static final String API_KEY = "apiKeyId";

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String[]> learnt = new HashMap<>();
    private final Map<String, String> fixed = new HashMap<>();
    private int lessons;

    Pools(Random random, String accountId, int client) {
        String odd = "\u00e4 /%;+?#\\&=\"";
        values.put("applicationId", List.of("default", "default", "a1", "a2", "a3", odd, WideText.of(random)));
        values.put("entityId", List.of("e1", "e2", "e3", "\ud83d\ude80", odd, WideText.of(random), "null"));
        values.put("resourceId", List.of("447700900123", "Acme", "a.example", WideText.of(random)));
        values.put("resourceType", List.of("NUMBER", "NUMBER", "NUMBER", "ALPHA"));
        values.put("channel", List.of("SMS", "SMS", "SMS", "MMS"));
        values.put(
                "key",
                List.of("f-%d-1", "f-%d-2", "f-%d-3", "f-%d-4").stream()
                        .map(key -> key.formatted(client))
                        .toList());
        values.put("accountKey", values.get("key"));
        values.put("accountId", List.of(accountId, accountId, accountId, "f-%d-1".formatted(client)));
        values.put("subjectId", values.get("applicationId"));
        values.put("keyId", List.of("operator"));
        values.put("requestId", List.of("r1"));
        values.put("X-Request-Id", List.of("r1"));
        values.put("Prefer", List.of("return=representation", "return=minimal"));
        values.put("name", List.of("n1", "n2", "\u00fc", WideText.of(random)));
        values.put("allowedIPs", List.of("192.0.2.1", "192.0.2.0/24", "2001:db8::/32", "::ffff:192.0.2.7"));
        values.put("scopeGuids", List.of("application-entity:manage", "account-management:manage", "billing:read"));
        values.put("wait", List.of("0", "0", "0", "0", "0", "0", "0", "1"));
        values.put("page", List.of("0", "1", "2147483647"));
        values.put("after", List.of("newest"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> before = List.of(
                "2026-03-01T09:00:00.123456+01:00",
                now.minus(1, ChronoUnit.HOURS).toString());
        List.of("at", "from", "validFrom").forEach(instant -> values.put(instant, before));
        List.of("to", "validTo")
                .forEach(instant -> values.put(instant, List.of("2099-01-01T00:00:00Z", now.toString())));
    }

    /** Null where any will do. The same amount of chance is used, whatever is known. */
    @Nullable
    String pick(String operationId, String name, Random random) {
        int dice = random.nextInt(1_000_000);
        String always = fixed.get(name);
        if (always != null && dice % 20 != 0) {
            return always;
        }
        String[] of = learnt.get(name.equals("cursor") ? operationId : name);
        if (of != null && of[dice % LEARNT] != null && dice / LEARNT % 2 == 0) {
            return of[dice % LEARNT];
        }
        List<String> pool = values.get(name);
        return pool == null || dice % 31 == 0 ? null : pool.get(dice / 31 % pool.size());
    }

    /** From now on the same thing is meant by each name. */
    void fix(Random random) {
        values.forEach((name, pool) -> fixed.put(name, pool.get(random.nextInt(pool.size()))));
        String[] ids = learnt.get(API_KEY);
        String id = ids == null ? null : ids[random.nextInt(LEARNT)];
        if (id != null) {
            fixed.put(API_KEY, id);
        }
    }

    void release() {
        fixed.clear();
    }

    /** The ids that the service gave, and where its pages ended. */
    void learn(String operationId, JsonNode answer, @Nullable String tag) {
        lessons++;
        keep(API_KEY, operationId.equals("create-api-key") ? answer.path("id") : answer.path("none"));
        keep(operationId, answer.at("/paging/nextCursor"));
        keep("after", answer.at("/0/cursor"));
        keep("If-None-Match", tag == null ? answer.path("none") : JsonNodeFactory.instance.stringNode(tag));
    }

    private void keep(String name, JsonNode value) {
        if (value.isString()) {
            learnt.computeIfAbsent(name, any -> new String[LEARNT])[lessons % LEARNT] = value.asString();
        }
    }
}
