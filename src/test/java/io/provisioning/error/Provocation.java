package io.provisioning.error;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One wrong request and what it must be answered.
 *
 * @param request raw bytes; {@code {key}} in them stands for a working API key
 * @param field the only key of {@code validationErrors}, null for none
 */
record Provocation(
        String name,
        byte[] request,
        int status,
        String messageId,
        @Nullable String field) {

    static final String SIGNED = "Authorization: App {key}\r\n";
    static final String JSON = "Content-Type: application/json\r\n";

    /** A signed request without a body, to a path below {@code /provisioning/1}. */
    static Provocation route(String name, String method, String path, ErrorCode code, @Nullable String field) {
        return raw(name, head(method, "/provisioning/1" + path, SIGNED), code, field);
    }

    /** A signed request with a JSON body. */
    static Provocation body(String name, String method, String path, byte[] body, @Nullable String field) {
        return body(name, method, path, body, ErrorCode.BAD_REQUEST, field);
    }

    static Provocation body(
            String name, String method, String path, byte[] body, ErrorCode code, @Nullable String field) {
        String headers = SIGNED + JSON + "Content-Length: " + body.length + "\r\n";
        return raw(name, join(head(method, "/provisioning/1" + path, headers), body), code, field);
    }

    static Provocation raw(String name, String request, ErrorCode code, @Nullable String field) {
        return raw(name, bytes(request), code, field);
    }

    static Provocation raw(String name, byte[] request, ErrorCode code, @Nullable String field) {
        return new Provocation(name, request, code.status(), code.name(), field);
    }

    /** A request head; {@code headers} are whole lines. */
    static byte[] head(String method, String target, String headers) {
        return bytes(
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    byte[] signedWith(String key) {
        String text = new String(request, StandardCharsets.ISO_8859_1).replace("{key}", key);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
