package io.provisioning.openapi;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.provisioning.account.ApiKeyFilter;
import io.provisioning.account.Scope;
import io.provisioning.error.DocumentedErrors;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.provisioning.http.BodySizeFilter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What any operation may answer instead of what was asked for: described once, under components, and referred to. */
final class Refusals {

    private static final String BILLING = "/billing/";

    private static final String KEYS = "/settings/2/api-keys";

    private static final List<Problem> EVERYWHERE = List.of(
            Problem.unauthorized(),
            Problem.tooLarge(BodySizeFilter.MAX_BODY),
            Problem.of(ErrorCode.URI_TOO_LONG),
            Problem.tooOften(1),
            Problem.of(ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE),
            Problem.of(ErrorCode.GENERAL_ERROR),
            Problem.unavailable());

    /** By the beginning of the path: the name of the component, and its examples. */
    private static final Map<String, Forbidden> FORBIDDEN = Map.of(
            "/provisioning/",
            new Forbidden("FORBIDDEN", Map.of("FORBIDDEN", Problem.lacksScope(Scope.PROVISIONING))),
            "/messages/",
            new Forbidden("FORBIDDEN_MESSAGES", Map.of("Missing scope", Problem.lacksScope(Scope.MESSAGES))),
            "/settings/1/audit-logs",
            new Forbidden("FORBIDDEN_AUDIT_LOGS", Map.of("Missing scope", Problem.lacksScope(Scope.ACCOUNTS))),
            BILLING,
            new Forbidden("FORBIDDEN_BILLING", Map.of("Missing scope", Problem.lacksScope(Scope.BILLING))),
            ApiKeyFilter.ACCOUNTS,
            new Forbidden(
                    "FORBIDDEN_ACCOUNTS",
                    Map.of(
                            "Missing scope",
                            Problem.lacksScope(Scope.ACCOUNTS),
                            "Not the operator",
                            Problem.notTheOperator())));

    private static final Problem WHERE_JSON_IS_ANSWERED = Problem.of(ErrorCode.NOT_ACCEPTABLE);
    private static final Problem WHERE_A_BODY_IS_TAKEN = Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);

    private Refusals() {}

    static void addTo(OpenAPI document) {
        EVERYWHERE.forEach(problem -> addTo(document, problem));
        addTo(document, WHERE_JSON_IS_ANSWERED);
        addTo(document, WHERE_A_BODY_IS_TAKEN);
        document.getPaths()
                .forEach((route, path) -> path.readOperations().forEach(operation -> {
                    addTo(operation);
                    FORBIDDEN.entrySet().stream()
                            .filter(forbidden -> route.startsWith(forbidden.getKey()))
                            .forEach(forbidden ->
                                    refer(operation, 403, forbidden.getValue().component()));
                    if (route.startsWith(KEYS)) {
                        needsManagement(operation);
                    }
                    if (route.equals(ApiKeyFilter.SUBMISSIONS)) {
                        takesBatches(operation);
                    }
                }));
        FORBIDDEN.values().forEach(forbidden -> forbidden.addTo(document));
    }

    /** An answer in the one error shape, with the headers that belong to this problem; examples are added to it. */
    static ApiResponse answer(String description, Problem problem) {
        MediaType json = new MediaType().schema(new Schema<>().$ref(DocumentedErrors.SCHEMA));
        var answer = new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(APPLICATION_JSON_VALUE, json));
        Headers.addToRefusal(answer, problem);
        return answer;
    }

    static void example(ApiResponse answer, String name, Problem problem) {
        answer.getContent()
                .values()
                .forEach(json -> json.addExamples(name, new Example().value(DocumentedErrors.body(problem))));
    }

    private static void addTo(OpenAPI document, Problem problem) {
        ApiResponse answer = answer(meaning(problem.code()), problem);
        example(answer, problem.code().name(), problem);
        document.getComponents().addResponses(problem.code().name(), answer);
    }

    private static void addTo(Operation operation) {
        EVERYWHERE.forEach(problem -> refer(operation, problem));
        boolean answersJson =
                operation.getResponses().values().stream().anyMatch(answer -> answer.getContent() != null);
        if (answersJson) {
            refer(operation, WHERE_JSON_IS_ANSWERED);
        }
        if (operation.getRequestBody() != null) {
            refer(operation, WHERE_A_BODY_IS_TAKEN);
        }
    }

    /** Not shared: keys are refused for more than a missing scope. */
    private static void needsManagement(Operation operation) {
        Problem problem = Problem.lacksScope(Scope.ACCOUNTS);
        ApiResponse answer = answer(meaning(problem.code()), problem);
        example(answer, "Missing scope", problem);
        operation.getResponses().addApiResponse(String.valueOf(problem.code().status()), answer);
    }

    /** Not shared: its bodies may be larger than any other. */
    private static void takesBatches(Operation operation) {
        Problem problem = Problem.tooLarge(BodySizeFilter.MAX_BATCH);
        ApiResponse answer = answer("The body is over 1 MiB.", problem);
        example(answer, "Too large", problem);
        operation.getResponses().addApiResponse(String.valueOf(problem.code().status()), answer);
    }

    private static void refer(Operation operation, Problem problem) {
        refer(operation, problem.code().status(), problem.code().name());
    }

    private static void refer(Operation operation, int status, String component) {
        operation.getResponses().addApiResponse(String.valueOf(status), new ApiResponse().$ref(component));
    }

    private static String meaning(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED -> "There is no key, or none that works: unknown, disabled, expired, or another scheme.";
            case FORBIDDEN -> "The key works, but lacks the scope, is bound to traffic, or comes from another address.";
            case NOT_ACCEPTABLE -> "The `Accept` header allows nothing that is answered here.";
            case PAYLOAD_TOO_LARGE -> "The body is over 64 KiB.";
            case URI_TOO_LONG -> "The request line is over 32 KiB.";
            case UNSUPPORTED_MEDIA_TYPE -> "The `Content-Type` is not `application/json`.";
            case TOO_MANY_REQUESTS ->
                "Too often for this account, too many failed sign-ins from this address, or as much at once as is done"
                        + " of what takes long. Nothing was changed.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "Header and request line together are over 32 KiB.";
            case GENERAL_ERROR -> "A fault of the service; look before trying again.";
            case SERVICE_UNAVAILABLE -> "The database is away or busy. Nothing was changed; try again.";
            default -> throw new IllegalArgumentException(code + " is not common to all operations");
        };
    }

    private record Forbidden(String component, Map<String, Problem> examples) {

        void addTo(OpenAPI document) {
            ApiResponse answer = answer(meaning(ErrorCode.FORBIDDEN), Problem.of(ErrorCode.FORBIDDEN));
            new TreeMap<>(examples).forEach((name, problem) -> example(answer, name, problem));
            document.getComponents().addResponses(component, answer);
        }
    }
}
