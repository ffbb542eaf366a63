package io.provisioning.settings;

import io.provisioning.account.Accounts;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is answered. */
@Schema(
        name = "Account",
        description = "A customer: its applications, entities, associations and keys are seen by no other.",
        requiredProperties = {"key", "ownerKey", "name", "enabled", "rateLimit"})
record Account(
        @Schema(
                description = "The id of the account; never changes.",
                example = "acme",
                pattern = Accounts.ID_FORM,
                minLength = 1,
                maxLength = 64)
        String key,

        @Schema(
                description = "The account that owns this one. Always `null`: here no account owns another.",
                maxLength = 64,
                types = {"string", "null"})
        @Nullable
        String ownerKey,

        @Schema(description = "A name for people; not unique.", example = "Acme Ltd", minLength = 1, maxLength = 255)
        String name,

        @Schema(description = "Whether its keys are accepted.", example = "true")
        boolean enabled,

        @Nullable RateLimit rateLimit) {}
