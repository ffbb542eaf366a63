package io.provisioning.settings;

import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of the accounts, as the replicated API answers it: without totals. */
@Schema(
        name = "AccountList",
        description = "One page of the accounts.",
        requiredProperties = {"accounts"})
record AccountList(
        @ArraySchema(
                maxItems = PageQuery.MAX_SIZE,
                arraySchema = @Schema(description = "The accounts of this page, ordered by key; empty past the end."))
        List<Account> accounts) {}
