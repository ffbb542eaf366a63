package io.provisioning.fuzz;

import io.provisioning.testing.Api;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a request in one way or another. */
final class Mutations {

    private static final String MARK = "\"@@@\"";
    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/merge-patch+json",
            "application/vnd.a+json",
            "application/cbor",
            "application/yaml",
            "nonsense",
            "*/*",
            "application/json, text/plain",
            "application/json;q=0",
            "a/b/c",
            "application/*",
            "text/csv",
            "application/x-ndjson",
            "text/html, */*;q=0.1",
            "application/cloudevents-batch+json",
            "application/json;version=2",
            "\u00e4/\u00f6",
            ";",
            ",,,");
    private static final List<String> OTHER_HEADERS = List.of(
            "Range: bytes=0-1",
            "If-None-Match: *",
            "If-None-Match: \"a\"",
            "If-Match: \"a\"",
            "If-Modified-Since: nonsense",
            "Content-Encoding: gzip",
            "Accept-Encoding: gzip, br",
            "Accept-Charset: utf-16",
            "Accept-Language: xx-\u00e4",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Proto: https",
            "Forwarded: for=_a",
            "X-Request-Id: a b",
            "X-Request-Id: " + "a".repeat(129),
            "X-Request-Id: own.id-1",
            "Prefer: return=\"representation\"",
            "Prefer: ,;=",
            "Cookie: JSESSIONID=1",
            "Origin: http://example.invalid",
            "Referer: a",
            "Upgrade: h2c",
            "Connection: close",
            "TE: trailers",
            "X-Many: " + "a".repeat(20_000),
            "X-Large: " + "a".repeat(40_000),
            "traceparent: 00-0-0-0",
            "Content-Type: application/json",
            "Expect: miracles",
            "X-\u00e4: a");
    private static final List<String> AUTHORIZATIONS = List.of(
            "",
            "App",
            "App ",
            "App a b",
            "App \u00e4",
            "Basic YTpi",
            "Bearer a",
            "App pak_" + "0".repeat(28),
            "app x",
            "App " + "a".repeat(5_000),
            "\u0000");
    private static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get", "QUERY", "A".repeat(100), "G(T", "CONNECT");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    void spoil(Draft draft) {
        draft.isSpoilt = true;
        boolean hasJson = draft.json != null && draft.body == null;
        switch (random.nextInt(hasJson ? 26 : 14)) {
            case 0, 1 -> inPath(draft);
            case 2, 3, 4 -> inQuery(draft);
            case 5 -> query(draft);
            case 6 -> draft.headers.put("Accept", pick(TYPES));
            case 7 -> draft.headers.put("Content-Type", pick(TYPES));
            case 8, 9 -> header(draft);
            case 10 -> draft.headers.put("Authorization", pick(AUTHORIZATIONS));
            case 11 -> method(draft);
            case 12 -> path(draft);
            case 13 -> body(draft);
            case 14, 15, 16 -> field(draft, json -> json.put(anyOf(json), Hostile.text(random)));
            case 17 -> field(draft, json -> json.remove(anyOf(json)));
            case 18 -> field(draft, json -> json.put("extra" + random.nextInt(3), Hostile.text(random)));
            case 19 -> list(draft);
            case 20 -> draft.body = bytes(twice(draft.json.toString()));
            case 21 -> draft.body = Arrays.copyOf(draft.text(), random.nextInt(draft.text().length + 1));
            default -> {
                field(draft, json -> json.put(anyOf(json), "@@@"));
                draft.body = bytes(draft.json.toString().replace(MARK, Hostile.token(random)));
            }
        }
    }

    private void inPath(Draft draft) {
        List<String> names = new ArrayList<>(draft.inPath.keySet());
        if (names.isEmpty()) {
            query(draft);
            return;
        }
        String hostile = Hostile.text(random);
        draft.inPath.put(pick(names), hostile.isEmpty() || random.nextInt(5) > 0 ? Api.encode(hostile) : raw(hostile));
        draft.isRouted &= !List.of("", ".", "..").contains(hostile) && !hostile.contains("/");
    }

    /** Not encoded, but for what would end the request line: that is another's test. */
    private static String raw(String text) {
        return new String(
                text.replaceAll("[\\r\\n ]", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void inQuery(Draft draft) {
        if (draft.query.isEmpty()) {
            query(draft);
            return;
        }
        int which = random.nextInt(draft.query.size());
        String name = draft.query.get(which).split("=", 2)[0];
        switch (random.nextInt(5)) {
            case 0 -> draft.query.add(draft.query.get(which));
            case 1 -> draft.query.remove(which);
            case 2 -> draft.query.set(which, name + "=" + raw(Hostile.text(random)));
            default -> draft.query.set(which, name + "=" + Api.encode(Hostile.text(random)));
        }
    }

    private void query(Draft draft) {
        List<String> names = draft.operation
                .parameters()
                .filter(parameter -> parameter.get("in").asString().equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
        String name = names.isEmpty() || random.nextInt(4) == 0 ? "unknown" : pick(names);
        draft.query.add(
                switch (random.nextInt(8)) {
                    case 0 -> name;
                    case 1 -> name + "[]=1";
                    case 2 -> name + "=%zz";
                    case 3 -> name + "=%ff%c0%af";
                    case 4 -> "&&=&" + name + "==";
                    case 5 -> name + "=" + "a".repeat(random.nextInt(3) == 0 ? 40_000 : 3_000);
                    default -> name + "=" + Api.encode(Hostile.text(random));
                });
    }

    private void header(Draft draft) {
        String[] header = pick(OTHER_HEADERS).split(": ", 2);
        draft.headers.put(header[0], header[1]);
        if (header[0].equals("Content-Type") && !draft.hasBody()) {
            draft.body = bytes("{}");
        }
    }

    private void method(Draft draft) {
        draft.method = pick(METHODS);
        draft.isRouted &=
                draft.method.equals("HEAD") && draft.operation.method().equals("get");
    }

    private void path(Draft draft) {
        draft.isRouted = false;
        String path = draft.pathTemplate;
        draft.pathTemplate = switch (random.nextInt(8)) {
            case 0 -> path + "/";
            case 1 -> path + "/nothing";
            case 2 -> "/" + path;
            case 3 -> path.replaceFirst("[a-z]", "%7");
            case 4 -> path + ";a=b";
            case 5 -> path.replaceFirst("/([0-9])/", "/../$1/./");
            case 6 -> path.toUpperCase(Locale.ROOT);
            default -> path.replaceFirst("/[0-9]/", "/9/");
        };
    }

    private void body(Draft draft) {
        draft.body = switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> bytes("\ufeff" + new String(draft.text(), StandardCharsets.UTF_8));
            case 2 -> new String(draft.text(), StandardCharsets.UTF_8).getBytes(Charset.forName("UTF-16"));
            case 3 -> new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
            case 4 -> bytes(new String(draft.text(), StandardCharsets.UTF_8) + " x");
            case 5 -> bytes(" ".repeat(random.nextInt(10) == 0 ? 1_100_000 : 66_000));
            case 6 -> bytes(Hostile.token(random));
            default -> {
                draft.chunked = true;
                yield draft.text();
            }
        };
    }

    private void list(Draft draft) {
        field(
                draft,
                json -> json.properties().stream()
                        .map(Map.Entry::getValue)
                        .filter(JsonNode::isArray)
                        .map(ArrayNode.class::cast)
                        .filter(array -> !array.isEmpty())
                        .findFirst()
                        .ifPresent(array -> {
                            JsonNode element = array.get(0);
                            int more = random.nextBoolean() ? 101 : 1_001;
                            for (int i = 0; i < more; i++) {
                                array.add(element);
                            }
                        }));
    }

    /** Of the body or, as often, of an object in it. */
    private void field(Draft draft, Consumer<ObjectNode> change) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(draft.json, objects);
        if (!objects.isEmpty() && draft.body == null) {
            change.accept(pick(objects));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private String anyOf(ObjectNode json) {
        List<String> names = new ArrayList<>(json.propertyNames());
        return names.isEmpty() ? "none" : pick(names);
    }

    /** The first field stands there twice. */
    private static String twice(String json) {
        return json.startsWith("{\"") ? "{" + json.substring(1, json.indexOf(':')) + ":1," + json.substring(1) : json;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
