package io.provisioning.error;

import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.join;

import java.util.stream.Stream;

/** Bodies that are no JSON object, in the many ways of which each has been sent by somebody. */
final class MalformedBodies {

    private static final String FIELD = "body";

    private MalformedBodies() {}

    static Stream<Provocation> all() {
        return Stream.of(
                text("truncated object", "{\"applicationId\":\"a\""),
                text("truncated string", "{\"applicationId\":\"a"),
                text("truncated name", "{\"applicat"),
                text("truncated literal", "{\"applicationId\":\"a\",\"x\":tru"),
                text("trailing comma", "{\"applicationId\":\"a\",}"),
                text("missing comma", "{\"applicationId\":\"a\" \"applicationName\":\"b\"}"),
                text("missing colon", "{\"applicationId\" \"a\"}"),
                text("single quotes", "{'applicationId':'a'}"),
                text("unquoted name", "{applicationId:\"a\"}"),
                text("unquoted value", "{\"applicationId\":a}"),
                text("line comment", "{\"applicationId\":\"a\"} // why"),
                text("block comment", "{/* why */\"applicationId\":\"a\"}"),
                text("hash comment", "{\"applicationId\":\"a\"}\n# why"),
                text("trailing token", "{\"applicationId\":\"a\"} x"),
                text("two objects", "{\"applicationId\":\"a\"}{\"applicationId\":\"b\"}"),
                text("closing brace too many", "{\"applicationId\":\"a\"}}"),
                text("NaN", "{\"applicationId\":\"a\",\"x\":NaN}"),
                text("Infinity", "{\"applicationId\":\"a\",\"x\":-Infinity}"),
                text("leading zero", "{\"applicationId\":\"a\",\"x\":01}"),
                text("leading plus", "{\"applicationId\":\"a\",\"x\":+1}"),
                text("hexadecimal number", "{\"applicationId\":\"a\",\"x\":0x1F}"),
                text("a number of 5,000 digits", "{\"applicationId\":\"a\",\"x\":" + "9".repeat(5_000) + "}"),
                text("unknown escape", "{\"applicationId\":\"\\x41\"}"),
                text("broken unicode escape", "{\"applicationId\":\"\\u12G4\"}"),
                text("raw line break in a string", "{\"applicationId\":\"a\nb\"}"),
                text("raw NUL in a string", "{\"applicationId\":\"a\0b\"}"),
                text("raw NUL instead of JSON", "\0"),
                text("duplicate name", "{\"applicationId\":\"a\",\"applicationId\":\"b\"}"),
                text("duplicate unknown name", "{\"applicationId\":\"a\",\"x\":1,\"x\":2}"),
                text("objects nested 2,000 deep", "{\"x\":".repeat(2_000) + "1" + "}".repeat(2_000)),
                text("arrays nested 2,000 deep", "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
                text("brackets never closed", "[".repeat(60_000)),
                text("empty", ""),
                text("whitespace only", " \r\n\t "),
                text("null", "null"),
                text("array", "[{\"applicationId\":\"a\"}]"),
                text("empty array", "[]"),
                text("string", "\"applicationId\""),
                text("empty string", "\"\""),
                text("number", "42"),
                text("true", "true"),
                text("a form", "applicationId=a&applicationName=b"),
                text("XML", "<application><applicationId>a</applicationId></application>"),
                invalidUtf8("stray byte", 0xFF),
                invalidUtf8("stray continuation byte", 0x80),
                invalidUtf8("truncated character", 0xF0, 0x9F, 0x98),
                invalidUtf8("surrogate in UTF-8", 0xED, 0xA0, 0x80),
                Provocation.body("null instead of a change", "PUT", "/applications/default", bytes("null"), FIELD),
                Provocation.body("array instead of a change", "PUT", "/entities/e", bytes("[]"), FIELD),
                Provocation.body("no association to create", "POST", "/associations", bytes(""), FIELD),
                Provocation.body("no association to delete", "DELETE", "/associations", bytes(""), FIELD),
                Provocation.body("half an association to delete", "DELETE", "/associations", bytes("{\"ch"), FIELD));
    }

    private static Provocation text(String name, String json) {
        return Provocation.body("body: " + name, "POST", "/applications", bytes(json), FIELD);
    }

    private static Provocation invalidUtf8(String name, int... units) {
        byte[] invalid = new byte[units.length];
        for (int i = 0; i < units.length; i++) {
            invalid[i] = (byte) units[i];
        }
        byte[] body = join(bytes("{\"applicationId\":\"a"), invalid, bytes("\"}"));
        return Provocation.body("body: invalid UTF-8, " + name, "POST", "/applications", body, FIELD);
    }
}
