package io.provisioning.error;

import static io.provisioning.error.Provocation.JSON;
import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.head;
import static io.provisioning.error.Provocation.join;

import java.util.stream.Stream;

/** Batches to {@code /messages/1/submissions} that are none; what is wrong with a message alone is not an error of these. */
final class InvalidSubmissions {

    private static final String PATH = "/messages/1/submissions";

    private InvalidSubmissions() {}

    static Stream<Provocation> all() {
        return Stream.of(
                body("nothing", "", "body"),
                body("null", "null", "body"),
                body("a list", "[{\"accountId\":\"a\"}]", "body"),
                body("half a batch", "{\"messages\":[{\"accountId\":", "body"),
                body("the same field twice", "{\"messages\":[{\"accountId\":\"a\",\"accountId\":\"b\"}]}", "body"),
                body("no messages", "{}", "messages"),
                body("null for messages", "{\"messages\":null}", "messages"),
                body("an empty list", "{\"messages\":[]}", "messages"),
                body("one message without a list", "{\"messages\":{\"accountId\":\"a\"}}", "messages"),
                body("1,001 messages", "{\"messages\":[{}" + ",{}".repeat(1_000) + "]}", "messages"),
                body("300,000 messages", "{\"messages\":[{}" + ",{}".repeat(300_000) + "]}", "messages"),
                body("a null among messages", "{\"messages\":[{},null]}", "messages[1]"),
                body("200,000 nulls", "{\"messages\":[null" + ",null".repeat(200_000) + "]}", "messages[0]"),
                body("a text among messages", "{\"messages\":[\"a\"]}", "messages[0]"),
                body("a number for an id", "{\"messages\":[{\"entityId\":7}]}", "messages[0].entityId"),
                body("an unknown channel", "{\"messages\":[{},{\"channel\":\"FAX\"}]}", "messages[1].channel"),
                body("a channel in lower case", "{\"messages\":[{\"channel\":\"sms\"}]}", "messages[0].channel"),
                body("an empty channel", "{\"messages\":[{\"channel\":\"\"}]}", "messages[0].channel"),
                raw("GET " + PATH, head("GET", PATH, SIGNED), ErrorCode.METHOD_NOT_ALLOWED),
                raw("DELETE " + PATH, head("DELETE", PATH, SIGNED), ErrorCode.METHOD_NOT_ALLOWED),
                raw("POST " + PATH + "/a", head("POST", PATH + "/a", SIGNED), ErrorCode.NOT_FOUND),
                raw(
                        "no media type",
                        join(head("POST", PATH, SIGNED + "Content-Length: 2\r\n"), bytes("{}")),
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE),
                raw(
                        "HTML wanted",
                        head("POST", PATH, SIGNED + JSON + "Accept: text/html\r\n"),
                        ErrorCode.NOT_ACCEPTABLE));
    }

    private static Provocation body(String name, String json, String field) {
        byte[] body = bytes(json);
        byte[] head = head("POST", PATH, SIGNED + JSON + "Content-Length: " + body.length + "\r\n");
        return Provocation.raw("messages: " + name, join(head, body), ErrorCode.BAD_REQUEST, field);
    }

    private static Provocation raw(String name, byte[] request, ErrorCode code) {
        return Provocation.raw("messages: " + name, request, code, null);
    }
}
