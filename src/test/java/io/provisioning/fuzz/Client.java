package io.provisioning.fuzz;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.Api;
import io.provisioning.testing.KeepAlive;
import io.provisioning.testing.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests one after the other, and hands each with its answer on. Each is drawn anew from the seed, the client's
 * number and its own, so that what an answer taught changes one request, and not how all after it are drawn.
 */
final class Client {

    private static final int OF_A_SEQUENCE = 8;

    private final List<Operation> operations;
    private final Random random = new Random();
    private final long seed;
    private final int number;
    private final Keys keys;
    private final Pools pools;
    private final Values values;
    private final Mutations mutations;
    private List<Operation> sequence = List.of();
    private int left;

    Client(Document document, long seed, Keys keys, int number) {
        operations = document.operations();
        this.seed = seed;
        this.number = number;
        this.keys = keys;
        drawAnew(-1);
        pools = new Pools(random, keys.accountId, number);
        values = new Values(random, document, pools);
        mutations = new Mutations(random);
    }

    /** What is done with a request and its answer, or with one that was never answered. */
    interface Witness {
        void answered(int count, Draft draft, RawHttp.@Nullable Answer answer, String unanswered);
    }

    void send(int port, int requests, Witness witness) throws IOException {
        try (var connection = new KeepAlive(port)) {
            Draft last = null;
            int lastStatus = 0;
            for (int count = 0; count < requests; count++) {
                drawAnew(count);
                Draft draft = last != null && left > 0 && random.nextInt(4) == 0 ? last : next();
                try {
                    RawHttp.Answer answer = connection.send(draft.bytes(), draft.method.equals("HEAD"));
                    learn(draft, answer);
                    lastStatus = answer.status();
                    witness.answered(count, draft, answer, "");
                } catch (IOException | AssertionError unusable) {
                    String before = last == null ? "nothing" : "%s%n%d".formatted(Curl.of(last), lastStatus);
                    witness.answered(count, draft, null, "%s; what was sent before:%n%s%n".formatted(unusable, before));
                    lastStatus = 0;
                }
                last = draft;
            }
        }
    }

    /** Mixed, as the first draws of neighbouring seeds are alike. */
    private void drawAnew(int count) {
        random.setSeed(new SplittableRandom(((seed << 8) + number << 24) + count).nextLong());
    }

    private Draft next() {
        if (left == 0 && random.nextInt(10) == 0) {
            begin();
        }
        if (left > 0 && --left == 0) {
            pools.release();
        }
        List<Operation> from = left > 0 ? sequence : operations;
        Draft draft = valid(from.get(random.nextInt(from.size())));
        int mutated = Math.max(0, random.nextInt(left > 0 ? 5 : 7) - 3);
        for (int i = 0; i < mutated; i++) {
            mutations.spoil(draft);
        }
        return draft;
    }

    /** The next requests are about the same things: made twice, used after they are deleted, deleted twice. */
    private void begin() {
        String tag = operations.get(random.nextInt(operations.size())).tag();
        sequence = operations.stream()
                .filter(operation -> operation.tag().equals(tag))
                .toList();
        left = OF_A_SEQUENCE;
        pools.fix(random);
    }

    private Draft valid(Operation operation) {
        String who = keys.anyFor(operation, random);
        Draft draft = new Draft(operation, who, keys.key(who));
        List<JsonNode> parameters = new ArrayList<>(operation.parameters().toList());
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asString();
            String value = values.of(operation, name, parameter.get("schema")).asString();
            boolean given = random.nextInt(3) == 0 || !Document.isOptional(parameter);
            switch (parameter.get("in").asString()) {
                case "path" -> draft.inPath.put(name, Api.encode(value));
                case "query" -> {
                    if (given) {
                        draft.query.add(name + "=" + Api.encode(value));
                    }
                }
                default -> {
                    if (given) {
                        draft.headers.put(name, value.replaceAll("[^ -~]", "?"));
                    }
                }
            }
        }
        JsonNode content = operation.node().at("/requestBody/content/application~1json");
        if (content.has("schema")) {
            draft.json = values.of(operation, "", content.get("schema"));
            draft.headers.put("Content-Type", "application/json");
        }
        accept(draft);
        String tag = pools.pick(operation.id(), "If-None-Match", random);
        if (tag != null && operation.responses().containsKey("304")) {
            draft.headers.put("If-None-Match", tag);
        }
        return draft;
    }

    /** One of the media types that it can be answered in, where there are several. */
    private void accept(Draft draft) {
        JsonNode content = draft.operation
                .responses()
                .get(String.valueOf(draft.operation.success()))
                .path("content");
        int dice = random.nextInt(20);
        if (content.size() > 1 && dice < 2 * content.size()) {
            draft.headers.put("Accept", List.copyOf(content.propertyNames()).get(dice / 2));
        }
    }

    private void learn(Draft draft, RawHttp.Answer answer) {
        if (answer.status() == 200
                && "application/json".equals(answer.header("Content-Type"))
                && !answer.body().isEmpty()) {
            pools.learn(draft.operation.id(), JsonMapper.shared().readTree(answer.body()), answer.header("ETag"));
        }
    }
}
