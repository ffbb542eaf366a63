package io.provisioning.openapi;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;

/** The parameters that several operations share, the bounds of all, and the sentence about the rate. */
final class CommonParameters {

    private static final String RATE =
            "\n\nRate limit: by default one request a second per account, over all operations"
                    + " together; one too many is answered with `429` and `Retry-After`.";

    private static final String OWN_RATE = "\n\nRate limit: not counted with provisioning; by default 50 requests"
            + " a second per account, and for the operator, over all of `%s` together.";
    private static final List<String> WITH_OWN_RATE = List.of("/settings", "/billing");
    private static final String MESSAGES_RATE = "\n\nRate limit: not counted with provisioning; by default 100 requests"
            + " a second per account, and for the operator, over all of `/messages` together, however many messages"
            + " each brings.";
    private static final int LONGEST_HEADER = 32 * 1024;

    private CommonParameters() {}

    static void addTo(OpenAPI document) {
        document.getPaths()
                .forEach((route, path) -> path.readOperations().forEach(operation -> {
                    operation.setDescription(operation.getDescription() + rate(route));
                    parameters(operation).forEach(CommonParameters::own);
                    parameters(operation).forEach(CommonParameters::bound);
                    parameters(operation).forEach(CommonParameters::describe);
                }));
    }

    /** Springdoc gives parameters that look alike one schema, and what is said of one would be said of all. */
    private static void own(Parameter parameter) {
        parameter.setSchema(AnnotationsUtils.clone(parameter.getSchema(), true));
    }

    private static String rate(String route) {
        if (route.startsWith("/messages")) {
            return MESSAGES_RATE;
        }
        return WITH_OWN_RATE.stream()
                .filter(route::startsWith)
                .findFirst()
                .map(OWN_RATE::formatted)
                .orElse(RATE);
    }

    static void describe(Parameter parameter, String description, Object example) {
        parameter.setDescription(description);
        if (Boolean.TRUE.equals(parameter.getRequired())) {
            parameter.setExample(example);
        } else {
            examples(parameter.getSchema(), example);
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "page" -> describe(parameter, "The page to read, from 0. One past the end is empty.", 0);
            case "size" -> describe(parameter, "How many results a page has.", 20);
            case "failOnLinkedResources" ->
                describe(parameter, "Refuse with 400, instead of resetting, while any resource is linked.", false);
            case "Prefer" ->
                describe(
                        parameter,
                        "`return=representation` answers the created object instead of an empty body.",
                        "return=representation");
            default -> {}
        }
    }

    /** Every text in a path or query is an id or a name, with bounds of its own or these. A header is as long as Tomcat lets it be. */
    private static void bound(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (isOf("integer", schema) && schema.getMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(Integer.MAX_VALUE));
        }
        if (schema.getEnum() != null) {
            // The validator's way to say the same.
            schema.setPattern(null);
        } else if (isOf("string", schema) && schema.getMaxLength() == null) {
            boolean isHeader = parameter.getIn().equals("header");
            schema.minLength(isHeader ? null : 1).maxLength(isHeader ? LONGEST_HEADER : 255);
        }
    }

    private static boolean isOf(String type, Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains(type);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void examples(Schema schema, Object example) {
        schema.setExamples(List.of(example));
    }
}
