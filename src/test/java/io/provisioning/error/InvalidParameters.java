package io.provisioning.error;

import static io.provisioning.error.ErrorCode.BAD_REQUEST;
import static io.provisioning.error.ErrorCode.NOT_FOUND;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ids in paths, and parameters in queries, that are not as documented. */
final class InvalidParameters {

    private static final String SINGLE = "resourceType=ALPHA&channel=SMS&applicationId=default&resourceId=r";

    private InvalidParameters() {}

    static Stream<Provocation> all() {
        return Stream.of(pages(), deletions(), filters(), single(), ids(), undecodable())
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> pages() {
        return Stream.concat(
                Stream.of("/applications", "/entities", "/associations")
                        .flatMap(path -> Stream.of(get(path + "?page=-1", "page"), get(path + "?size=1001", "size"))),
                Stream.of(
                        get("/applications?page=x", "page"),
                        get("/applications?page=1.5", "page"),
                        get("/applications?page=2147483648", "page"),
                        get("/applications?page=99999999999999999999", "page"),
                        get("/applications?page=", "page"),
                        get("/applications?page", "page"),
                        get("/applications?page=%20", "page"),
                        get("/applications?page=0x10", "page"),
                        get("/applications?page=%2B1", "page"),
                        get("/applications?page=1&page=1", "page"),
                        get("/applications?size=0", "size"),
                        get("/applications?size=-20", "size"),
                        get("/applications?size=many", "size"),
                        get("/applications?size=", "size"),
                        get("/applications?size=%D9%A1", "size")));
    }

    private static Stream<Provocation> deletions() {
        String field = "failOnLinkedResources";
        return Stream.concat(
                Stream.of("maybe", "1", "TRUE", "on", "", "true&failOnLinkedResources=true")
                        .map(value -> delete("/applications/a?" + field + "=" + value, BAD_REQUEST, field)),
                Stream.of(
                        delete("/entities/e?failOnLinkedResources=yes", BAD_REQUEST, field),
                        delete("/applications/default", BAD_REQUEST, "applicationId"),
                        delete("/applications/default?failOnLinkedResources=true", BAD_REQUEST, "applicationId"),
                        delete("/applications/a", NOT_FOUND, null),
                        delete("/entities/e", NOT_FOUND, null)));
    }

    private static Stream<Provocation> filters() {
        return Stream.of(
                        "resourceType=FAX",
                        "resourceType=number",
                        "resourceType=",
                        "resourceType=%20NUMBER",
                        "resourceType=NUMBER&resourceType=ALPHA",
                        "channel=PIGEON",
                        "channel=",
                        "channel=SMS&channel=SMS",
                        "applicationId=",
                        "applicationId=%20",
                        "applicationId=..",
                        "applicationId=a&applicationId=b",
                        "applicationId=" + "a".repeat(256),
                        "applicationId=%00",
                        "entityId=",
                        "entityId",
                        "entityId=.",
                        "entityId=%E2%80%83",
                        "entityId=null&entityId=null",
                        "entityId=a%0Ab",
                        "resourceId=",
                        "resourceId=%09",
                        "resourceId=a%7F",
                        "resourceId=a&resourceId=b")
                .map(query -> get("/associations?" + query, query.split("=")[0]));
    }

    private static Stream<Provocation> single() {
        return Stream.concat(
                Arrays.stream(SINGLE.split("&"))
                        .map(part -> get(
                                "/associations/single?" + SINGLE.replaceFirst("&?" + part, ""), part.split("=")[0])),
                Stream.of(
                        get("/associations/single?" + SINGLE + "&entityId=", "entityId"),
                        get("/associations/single?" + SINGLE + "&entityId=..", "entityId"),
                        get("/associations/single?" + SINGLE + "&channel=SMS", "channel"),
                        get("/associations/single?" + SINGLE.replace("SMS", "sms"), "channel"),
                        get("/associations/single?" + SINGLE, NOT_FOUND, null),
                        get("/associations/single?" + SINGLE.replace("SMS", "MMS"), NOT_FOUND, null)));
    }

    private static Stream<Provocation> ids() {
        return Stream.of(
                get("/applications/%20", "applicationId"),
                get("/applications/%E2%80%83", "applicationId"),
                get("/applications/%01", "applicationId"),
                get("/applications/a%0D%0Ab", "applicationId"),
                get("/applications/" + "a".repeat(256), "applicationId"),
                get("/entities/" + "%F0%9F%98%80".repeat(256), "entityId"),
                get("/entities/null", "entityId"),
                delete("/entities/null", BAD_REQUEST, "entityId"),
                delete("/applications/%C2%85", BAD_REQUEST, "applicationId"),
                get("/applications/a", NOT_FOUND, null),
                get("/entities/NULL", NOT_FOUND, null));
    }

    /** What does not become text at all has no parameter to be named by. */
    private static Stream<Provocation> undecodable() {
        return Stream.of(
                get("/applications/%00", null),
                get("/applications/a%00b", null),
                get("/applications/%FF", null),
                get("/applications/%C0%AF", null),
                get("/applications/%ED%A0%80", null),
                get("/applications/%", null),
                get("/applications/%4", null),
                get("/applications/%zz", null),
                get("/applications/.", null),
                get("/applications/..", null),
                get("/applications/%2E", "applicationId"),
                get("/applications/%2e%2E", "applicationId"),
                get("/applications?page=%FF", "query"),
                get("/applications?page=%zz", "query"),
                get("/applications?page=%", "query"),
                get("/associations?resourceId=%FF", "query"),
                get("/associations?resourceId=%ED%A0%80", "query"),
                get("/associations?%FF=a", "query"));
    }

    private static Provocation get(String path, @Nullable String field) {
        return get(path, BAD_REQUEST, field);
    }

    private static Provocation get(String path, ErrorCode code, @Nullable String field) {
        return Provocation.route("GET " + shortened(path), "GET", path, code, field);
    }

    private static Provocation delete(String path, ErrorCode code, @Nullable String field) {
        return Provocation.route("DELETE " + shortened(path), "DELETE", path, code, field);
    }

    private static String shortened(String path) {
        return path.length() > 120 ? path.substring(0, 40) + "… of length " + path.length() : path;
    }
}
