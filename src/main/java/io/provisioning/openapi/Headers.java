package io.provisioning.openapi;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The header fields of answers: described once, under components, and referred to. */
final class Headers {

    static final String PREFERENCE_APPLIED = "Preference-Applied";

    static final String ETAG = "ETag";
    static final String NEXT_CURSOR = "Next-Cursor";
    static final String AS_OF = "As-Of";

    private static final String CURSOR = "MS4xLjE3LjE3NzIzNTU2MDAxMjM0NTY";
    static final String BILLING_WATERMARK = "Billing-Watermark";
    static final String BILLING_AT = "Billing-At";

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private static final String CHALLENGE =
            Objects.requireNonNull(Problem.unauthorized().headers().get("WWW-Authenticate"));

    /** What is refused before the limiter is asked. */
    private static final Set<ErrorCode> NOT_COUNTED = EnumSet.of(
            ErrorCode.UNAUTHORIZED,
            ErrorCode.FORBIDDEN,
            ErrorCode.URI_TOO_LONG,
            ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE);

    private Headers() {}

    static void addTo(OpenAPI document) {
        document.getComponents()
                .addHeaders(
                        REQUEST_ID,
                        required(
                                "The id of this request, as in the log: your own if you sent one of this pattern.",
                                new StringSchema().pattern("^[A-Za-z0-9._-]{1,128}$"),
                                "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11"))
                .addHeaders(
                        POLICY,
                        header(
                                "The quota `q` and its window `w` in seconds; absent where no request was counted.",
                                new StringSchema().pattern("^\"[a-z-]{1,50}\";q=[0-9]{1,19}(;w=[0-9]{1,19})?$"),
                                "\"account\";q=1;w=1"))
                .addHeaders(
                        LIMIT,
                        header(
                                "What is left, `r`, and in how many seconds, `t`, all of it is there again.",
                                new StringSchema().pattern("^\"[a-z-]{1,50}\";r=[0-9]{1,19};t=[0-9]{1,19}$"),
                                "\"account\";r=0;t=1"))
                .addHeaders(
                        "Retry-After",
                        required(
                                "Whole seconds to wait, never 0.",
                                new IntegerSchema()
                                        .minimum(BigDecimal.ONE)
                                        .maximum(BigDecimal.valueOf(Integer.MAX_VALUE)),
                                1))
                .addHeaders(
                        "WWW-Authenticate",
                        required(
                                "The one scheme that is known here.",
                                new StringSchema().addEnumItem(CHALLENGE),
                                CHALLENGE))
                .addHeaders(
                        PREFERENCE_APPLIED,
                        header(
                                "Only when the created object was asked for, and is the body.",
                                new StringSchema().addEnumItem("return=representation"),
                                "return=representation"))
                .addHeaders(
                        ETAG,
                        required(
                                "Send it as `If-None-Match` to be answered `304` while nothing is new.",
                                new StringSchema().pattern("^\"[A-Za-z0-9_-]{1,128}\"$"),
                                "\"" + CURSOR + "\""))
                .addHeaders(
                        NEXT_CURSOR,
                        required(
                                "Send it as `after` to go on.",
                                new StringSchema().pattern("^[A-Za-z0-9_-]{1,128}$"),
                                CURSOR))
                .addHeaders(
                        AS_OF,
                        required(
                                "When the feed was read: what it had until then was committed before.",
                                new StringSchema().minLength(20).maxLength(40),
                                "2026-03-01T09:00:00.123456Z"))
                .addHeaders(
                        BILLING_WATERMARK,
                        header(
                                "What is said here of the time before it is final; where lines have no place for it.",
                                new StringSchema().minLength(20).maxLength(40),
                                "2026-03-01T10:00:01.123456Z"))
                .addHeaders(
                        BILLING_AT,
                        header(
                                "The instant that is answered; where lines have no place for it.",
                                new StringSchema().minLength(20).maxLength(40),
                                "2026-03-01T10:00:00Z"));
    }

    static void addToSuccess(ApiResponse answer) {
        refer(answer, REQUEST_ID);
        refer(answer, POLICY);
        refer(answer, LIMIT);
    }

    static void addToRefusal(ApiResponse answer, Problem problem) {
        refer(answer, REQUEST_ID);
        if (!NOT_COUNTED.contains(problem.code())) {
            refer(answer, POLICY);
            refer(answer, LIMIT);
        }
        new TreeSet<>(problem.headers().keySet()).forEach(name -> refer(answer, name));
    }

    static void refer(ApiResponse answer, String name) {
        answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    /** One that is always there. */
    private static Header required(String description, Schema<?> schema, Object example) {
        return header(description, schema, example).required(true);
    }

    private static Header header(String description, Schema<?> schema, Object example) {
        return new Header().description(description).schema(schema).example(example);
    }
}
