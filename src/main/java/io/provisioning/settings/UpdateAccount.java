package io.provisioning.settings;

import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * What is given is changed; what is missing stays. No record, because a rate limit of {@code null}, which resets it,
 * must be told from a missing one: only its setter knows.
 */
@Schema(name = "UpdateAccount", description = "What can be changed of an account. What is missing stays as it is.")
class UpdateAccount {

    @Schema(
            description = "The new name, not blank; missing or `null`: it stays.",
            example = "Acme Limited",
            minLength = 1,
            maxLength = 255,
            types = {"string", "null"})
    @Name(mayBeBlank = false)
    private @Nullable String name;

    @Schema(
            description =
                    "`false` refuses every key of the account with 401, within 10 seconds; missing or `null`: it stays.",
            example = "true",
            types = {"boolean", "null"})
    private @Nullable Boolean enabled;

    @Valid
    private @Nullable RateLimit rateLimit;

    private boolean changesRateLimit;

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(@Nullable Boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable RateLimit getRateLimit() {
        return rateLimit;
    }

    public void setRateLimit(@Nullable RateLimit rateLimit) {
        this.rateLimit = rateLimit;
        changesRateLimit = true;
    }

    boolean changesRateLimit() {
        return changesRateLimit;
    }
}
