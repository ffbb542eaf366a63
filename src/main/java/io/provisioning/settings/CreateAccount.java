package io.provisioning.settings;

import io.provisioning.account.Accounts;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a new account is made of. */
@Schema(name = "CreateAccount", description = "A new account. It is enabled.")
record CreateAccount(
        @Schema(
                description =
                        "The id of the account, which never changes; made when missing or `null`. Not `.` or `..`.",
                example = "acme",
                pattern = Accounts.ID_FORM,
                minLength = 1,
                maxLength = 64,
                types = {"string", "null"})
        @AccountKey
        @Nullable
        String key,

        @Schema(
                description = "A name for people; not unique, not blank.",
                example = "Acme Ltd",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @Name(mayBeBlank = false)
        String name,

        @Valid @Nullable RateLimit rateLimit) {}
