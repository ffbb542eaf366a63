package io.provisioning.openapi;

import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One operation of the document, and what can be said about it beyond its signature. */
final class DocumentedOperation {

    private static final String INVALID = "The path, a header, a parameter or the body is not as documented;"
            + " `validationErrors` names the field or parameter. Nothing was changed.";

    private final Operation operation;

    DocumentedOperation(OpenAPI document, String operationId) {
        operation = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(candidate -> operationId.equals(candidate.getOperationId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no operation " + operationId));
    }

    /** Annotations cannot say it of a list, nor of a schema or an enum of their own: null is none of its words. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    static void mayBeNull(OpenAPI document, String schema, String... fields) {
        Schema owner =
                Objects.requireNonNull(document.getComponents().getSchemas().get(schema), schema);
        for (String field : fields) {
            Schema value = (Schema) Objects.requireNonNull(owner.getProperties().get(field), field);
            if (value.getTypes() != null && value.getEnum() == null) {
                value.addType("null");
            } else {
                Schema none = new Schema().types(Set.of("null"));
                owner.addProperty(field, new Schema().oneOf(List.of(value, none)));
            }
        }
    }

    /** The first one is what Swagger UI fills in. */
    DocumentedOperation request(String name, Map<String, ?> body) {
        operation
                .getRequestBody()
                .getContent()
                .values()
                .forEach(json -> json.addExamples(name, new Example().value(body)));
        return this;
    }

    DocumentedOperation body(String description) {
        operation.getRequestBody().setDescription(description);
        return this;
    }

    /** Swagger UI fills in the example of a parameter, so that an optional one has it in its schema instead. */
    DocumentedOperation parameter(String name, String description, Object example) {
        Parameter parameter = operation.getParameters().stream()
                .filter(candidate -> name.equals(candidate.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no parameter " + name));
        CommonParameters.describe(parameter, description, example);
        return this;
    }

    DocumentedOperation success(String description) {
        succeeded().setDescription(description);
        Headers.addToSuccess(succeeded());
        return this;
    }

    /** The example is an object, or a list of them. */
    DocumentedOperation success(String description, Object example) {
        success(description);
        succeeded().getContent().values().forEach(json -> json.addExamples("Success", new Example().value(example)));
        return this;
    }

    /** The schema of the answer, where the signature gives it another name. */
    DocumentedOperation answers(String schema) {
        succeeded().getContent().values().forEach(json -> json.setSchema(new Schema<>().$ref(schema)));
        return this;
    }

    /** An answer that is an array has so many items. */
    DocumentedOperation atMost(int items) {
        succeeded().getContent().values().forEach(json -> json.getSchema().setMaxItems(items));
        return this;
    }

    /** Headers that the answer has besides those that all have. */
    DocumentedOperation with(List<String> headers) {
        headers.forEach(header -> Headers.refer(succeeded(), header));
        return this;
    }

    DocumentedOperation notModified(String description, List<String> headers) {
        var answer = new ApiResponse().description(description);
        Headers.addToSuccess(answer);
        headers.forEach(header -> Headers.refer(answer, header));
        operation.getResponses().addApiResponse("304", answer);
        return this;
    }

    /** The same answer as lines of text. */
    DocumentedOperation answersText(String mediaType, String example) {
        succeeded()
                .getContent()
                .put(
                        mediaType,
                        new MediaType()
                                .schema(new StringSchema())
                                .addExamples("Success", new Example().value(example)));
        return this;
    }

    /** Without a body, though one can be asked for: generated clients would insist on reading it. */
    DocumentedOperation created() {
        success("Created. The body is empty, unless `Prefer: return=representation` asked for the created object.");
        succeeded().setContent(null);
        Headers.refer(succeeded(), Headers.PREFERENCE_APPLIED);
        return this;
    }

    DocumentedOperation invalid(String name, String field, String message) {
        return refused(INVALID, name, Problem.badRequest(field, message));
    }

    DocumentedOperation unknown(String what, String id) {
        return unknown("Unknown " + what, Problem.unknown(what, id));
    }

    DocumentedOperation unknown(String name, Problem problem) {
        return refused("There is no such thing in this account. What another account has is not seen.", name, problem);
    }

    DocumentedOperation refused(String description, String name, Problem problem) {
        ApiResponse answer = operation
                .getResponses()
                .computeIfAbsent(
                        String.valueOf(problem.code().status()), status -> Refusals.answer(description, problem));
        Refusals.example(answer, name, problem);
        return this;
    }

    /** The one answer that the signature tells. */
    private ApiResponse succeeded() {
        return operation.getResponses().values().iterator().next();
    }
}
