package io.provisioning.error;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The errors as the OpenAPI document shows them: the same shape and the same texts as are answered. */
public final class DocumentedErrors {

    /** The schema of every error body. */
    public static final String SCHEMA = "ApiException";

    private DocumentedErrors() {}

    /** The schema and those that it consists of, by their names. */
    @SuppressWarnings("rawtypes")
    public static Map<String, Schema> schemas() {
        return ModelConverters.getInstance(true).readAll(ErrorBody.class);
    }

    /** The body with which this is answered. */
    public static Map<String, Object> body(Problem problem) {
        return JsonMapper.shared().convertValue(ErrorBody.of(problem), new TypeReference<>() {});
    }
}
