package io.provisioning.settings;

import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of keys; a page past the end has none, and true totals. */
@Schema(
        name = "ApiKeyList",
        description = "One page of keys.",
        requiredProperties = {"apiKeys", "paging"})
record ApiKeyList(
        @ArraySchema(
                maxItems = PageQuery.MAX_SIZE,
                arraySchema = @Schema(description = "The keys of this page, in the list's order; empty past the end."))
        List<ApiKey> apiKeys,

        ListPaging paging) {}
