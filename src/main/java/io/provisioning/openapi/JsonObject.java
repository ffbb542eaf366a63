package io.provisioning.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.provisioning.paging.Page;
import io.provisioning.paging.PageQuery;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An example whose nulls are shown: the document's writer leaves those of any other map out. */
@JsonInclude(content = JsonInclude.Include.ALWAYS)
class JsonObject extends LinkedHashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1;

    static JsonObject page(JsonObject... results) {
        var page = Page.of(List.of(results), new PageQuery(0, 20), results.length);
        return new JsonObject().with("results", page.results()).with("paging", page.paging());
    }

    JsonObject with(String field, @Nullable Object value) {
        put(field, value);
        return this;
    }
}
