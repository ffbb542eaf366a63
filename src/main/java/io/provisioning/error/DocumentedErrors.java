package io.provisioning.error;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The errors as the OpenAPI document shows them: the same shape and the same texts as are answered. */
public final class DocumentedErrors {

    /** The schema of every error body. */
    public static final String SCHEMA = "ApiException";

    static final String DETAILS = "ApiRequestErrorDetails";

    private DocumentedErrors() {}

    /** The schema and those that it consists of, by their names. */
    @SuppressWarnings("rawtypes")
    public static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = ModelConverters.getInstance(true).readAll(ErrorBody.class);
        Schema<?> details = Objects.requireNonNull(schemas.get(DETAILS));
        bound(Objects.requireNonNull(details.getProperties().get("validationErrors")));
        return schemas;
    }

    /** Annotations do not reach what is in a map. The most that can be wrong at once are a key's lists of a hundred. */
    private static void bound(Schema<?> validationErrors) {
        validationErrors.setMaxProperties(1000);
        Schema<?> messages = (Schema<?>) validationErrors.getAdditionalProperties();
        messages.setMinItems(1);
        messages.setMaxItems(10);
        messages.getItems().setMaxLength(ErrorBody.LONGEST_TEXT);
    }

    /** The body with which this is answered. */
    public static Map<String, Object> body(Problem problem) {
        return JsonMapper.shared().convertValue(ErrorBody.of(problem), new TypeReference<>() {});
    }
}
