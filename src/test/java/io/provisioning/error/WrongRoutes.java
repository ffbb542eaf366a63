package io.provisioning.error;

import static io.provisioning.error.Provocation.JSON;
import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.head;

import java.util.stream.Stream;

/** Requests that no operation answers: by their method, their media types, or their path. */
final class WrongRoutes {

    private static final String APPLICATIONS = "/provisioning/1/applications";

    private WrongRoutes() {}

    static Stream<Provocation> all() {
        return Stream.of(
                        methods(),
                        mediaTypes(),
                        unknownWithMediaTypes(),
                        unacceptable(),
                        unknown(),
                        notNormal(),
                        unsigned())
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> methods() {
        return Stream.of(
                        "PATCH /applications",
                        "DELETE /applications",
                        "PUT /applications",
                        "POST /applications/a",
                        "PATCH /applications/a",
                        "PUT /entities",
                        "DELETE /entities",
                        "POST /entities/e",
                        "PUT /associations",
                        "PATCH /associations",
                        "POST /associations/single",
                        "DELETE /associations/single",
                        "TRACE /applications",
                        "PROPFIND /applications",
                        "get /applications",
                        "INVENTED /applications/a")
                .map(row -> row.split(" "))
                .map(row ->
                        Provocation.route(row[0] + " " + row[1], row[0], row[1], ErrorCode.METHOD_NOT_ALLOWED, null));
    }

    private static Stream<Provocation> mediaTypes() {
        return Stream.concat(
                Stream.of(
                                "text/plain",
                                "application/xml",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data; boundary=x",
                                "multipart/form-data",
                                "multipart/x",
                                "application/merge-patch+json",
                                "nonsense",
                                "*/*",
                                "application/*",
                                "application/",
                                "application/json/json")
                        .map(type -> media("Content-Type: " + type + "\r\n", type)),
                Stream.of(media("", "none")));
    }

    /** Nobody reads it. */
    private static Stream<Provocation> unknownWithMediaTypes() {
        return Stream.of("*/*", "application/*", "text/*;q=1", "nonsense")
                .flatMap(type -> Stream.of("GET", "POST", "DELETE")
                        .map(method -> Provocation.raw(
                                method + " nowhere, Content-Type: " + type,
                                head(
                                        method,
                                        "/nowhere",
                                        SIGNED + "Content-Type: " + type + "\r\nContent-Length: 0\r\n"),
                                ErrorCode.NOT_FOUND,
                                null)));
    }

    private static Provocation media(String header, String shown) {
        String headers = SIGNED + header + "Content-Length: 2\r\n";
        return Provocation.raw(
                "Content-Type: " + shown,
                Provocation.join(head("POST", APPLICATIONS, headers), Provocation.bytes("{}")),
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                null);
    }

    private static Stream<Provocation> unacceptable() {
        return Stream.of(
                        "text/html",
                        "application/xml",
                        "image/*",
                        "nonsense",
                        "application/json;q=x",
                        "application/json;q=0",
                        "text/")
                .flatMap(accept -> Stream.of(
                        accepting("GET", accept, SIGNED),
                        accepting("POST", accept, SIGNED + JSON + "Content-Length: 0\r\n")));
    }

    private static Provocation accepting(String method, String accept, String headers) {
        return Provocation.raw(
                method + " Accept: " + accept,
                head(method, APPLICATIONS, headers + "Accept: " + accept + "\r\n"),
                ErrorCode.NOT_ACCEPTABLE,
                null);
    }

    private static Stream<Provocation> unknown() {
        return Stream.of(
                        "/provisioning/1",
                        "/provisioning/1/",
                        "/provisioning/1/nothing",
                        "/provisioning/1/applications/",
                        "/provisioning/1/applications//",
                        "/provisioning/1//applications",
                        "//provisioning/1/applications",
                        "/provisioning/1/applications/a/",
                        "/provisioning/1/applications/a/b",
                        "/provisioning/1/applications/a%2Fb",
                        "/provisioning/1/Applications",
                        "/provisioning/1/applications.json",
                        "/provisioning/1/associations/a",
                        "/provisioning/1%2Fapplications",
                        "/provisioning/1/applications/%2e%2e/entities",
                        "/provisioning/1/applications/..%2F..%2Fetc%2Fpasswd",
                        "/provisioning/1/applications/..%5C..%5Cetc",
                        "/provisioning/2/applications",
                        "/provisioning",
                        "/",
                        "/error",
                        "/index.html",
                        "/favicon.ico",
                        "/actuator/health",
                        "/%2e%2e%2fetc%2fpasswd")
                .map(path -> Provocation.raw("GET " + path, head("GET", path, SIGNED), ErrorCode.NOT_FOUND, null));
    }

    /** A raw {@code ;} would cut the path and address something else; dot segments are nobody's id. */
    private static Stream<Provocation> notNormal() {
        return Stream.of(
                        "GET /provisioning/1/applications/default;b",
                        "PUT /provisioning/1/applications/default;b",
                        "DELETE /provisioning/1/applications/default;b",
                        "DELETE /provisioning/1/entities/e;",
                        "GET /provisioning/1/applications;jsessionid=1",
                        "GET /provisioning;v=1/1/applications",
                        "GET /provisioning/1/applications/../entities",
                        "GET /provisioning/1/./applications",
                        "GET /provisioning/1/nothing/../../1/applications",
                        "GET /../../etc/passwd",
                        "GET /%2e%2e/%2e%2e/etc/passwd",
                        "GET /nothing/../provisioning/1/applications")
                .map(row -> row.split(" "))
                .map(row -> Provocation.raw(
                        row[0] + " " + row[1], head(row[0], row[1], SIGNED), ErrorCode.BAD_REQUEST, null));
    }

    private static Stream<Provocation> unsigned() {
        return Stream.of(
                Provocation.raw("no key", head("GET", APPLICATIONS, ""), ErrorCode.UNAUTHORIZED, null),
                Provocation.raw(
                        "no key and an unknown route below the API",
                        head("GET", "/provisioning/1/nothing", ""),
                        ErrorCode.UNAUTHORIZED,
                        null),
                Provocation.raw(
                        "no key and an unknown route elsewhere",
                        head("GET", "/nothing", ""),
                        ErrorCode.NOT_FOUND,
                        null),
                Provocation.raw(
                        "an unknown key",
                        head("GET", APPLICATIONS, "Authorization: App unknown\r\n"),
                        ErrorCode.UNAUTHORIZED,
                        null));
    }
}
