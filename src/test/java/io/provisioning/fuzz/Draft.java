package io.provisioning.fuzz;

import io.provisioning.openapi.Document.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request that is being written: valid at first, then spoilt. */
final class Draft {

    final Operation operation;
    final String keyOf;
    final String key;
    final Map<String, String> inPath = new LinkedHashMap<>();
    final List<String> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    String method;
    String pathTemplate;

    @Nullable
    JsonNode json;

    /** Instead of the JSON. */
    byte @Nullable [] body;

    boolean chunked;

    /** Whether it is still the operation's, or a path or method that may be nobody's. */
    boolean isRouted = true;

    boolean isSpoilt;

    Draft(Operation operation, String keyOf, String key) {
        this.operation = operation;
        this.keyOf = keyOf;
        this.key = key;
        method = operation.method().toUpperCase(Locale.ROOT);
        pathTemplate = operation.path();
        headers.put("Host", "127.0.0.1");
        headers.put("Authorization", "App " + key);
    }

    /** Done with the JSON: from now on it is text. */
    byte[] text() {
        byte[] text = body;
        if (text == null && json != null) {
            text = json.toString().getBytes(StandardCharsets.UTF_8);
            body = text;
        }
        return text == null ? new byte[0] : text;
    }

    boolean hasBody() {
        return json != null || body != null;
    }

    String target() {
        String path = pathTemplate;
        for (Map.Entry<String, String> parameter : inPath.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] text = text();
        var out = new ByteArrayOutputStream();
        if (chunked && hasBody()) {
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            if (text.length > 0) {
                out.writeBytes((Integer.toHexString(text.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.writeBytes(text);
                out.writeBytes(new byte[] {'\r', '\n'});
            }
            out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } else {
            if (hasBody()) {
                head.append("Content-Length: ").append(text.length).append("\r\n");
            }
            out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
