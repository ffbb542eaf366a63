package io.provisioning.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What exactly was made or changed, by the names that the fields have in requests. Never put a secret in. */
public final class Detail {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private Detail() {}

    public static Detail none() {
        return new Detail();
    }

    public static Detail of(String field, @Nullable Object value) {
        return new Detail().with(field, value);
    }

    public static Detail changed(String field, @Nullable Object before, @Nullable Object after) {
        return new Detail().withChanged(field, before, after);
    }

    public Detail with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    /** Says nothing of a field that was set to what it was. */
    public Detail withChanged(String field, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("before", before);
        change.put("after", after);
        return with(field, change);
    }

    String json() {
        return JSON.writeValueAsString(fields);
    }
}
