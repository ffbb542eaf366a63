package io.provisioning.settings;

import io.provisioning.naming.Identifier;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What is to be another: fields that are there replace, a list as a whole; missing ones and nulls leave as it is. */
@Schema(name = "UpdateApiKey", description = "Fields that are there replace, missing ones leave it as it is.")
record UpdateApiKey(
        @Schema(description = "If there, the key's account: it never changes.", minLength = 1, maxLength = 255)
        @Identifier
        @Nullable
        String accountId,

        @Schema(description = "A name for people; not unique, not blank.", minLength = 1, maxLength = 255)
        @Name(mayBeBlank = false)
        @Nullable
        String name,

        @ArraySchema(
                maxItems = ApiKey.MOST,
                arraySchema = @Schema(description = "From where it may be used; empty: from everywhere."),
                schema = @Schema(description = ApiKey.ADDRESS, example = "192.0.2.0/24", minLength = 2, maxLength = 49))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull @AddressOrRange String> allowedIPs,

        @Schema(description = "From when on it works. " + ApiKey.TIME, maxLength = 40)
        @JsonDeserialize(using = DateTimeReader.class)
        @Nullable
        Instant validFrom,

        @Schema(description = "Until when. " + ApiKey.TIME, maxLength = 40)
        @JsonDeserialize(using = DateTimeReader.class)
        @Nullable
        Instant validTo,

        @Schema(description = "`false`: it no longer works, within ten seconds everywhere.") @Nullable
        Boolean enabled,

        @ArraySchema(maxItems = ApiKey.MOST, arraySchema = @Schema(description = ApiKey.PERMISSIONS))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull KeyPermission> permissions,

        @ArraySchema(maxItems = ApiKey.MOST, arraySchema = @Schema(description = ApiKey.PLATFORM))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull @Valid PlatformPair> platform,

        @ArraySchema(
                maxItems = ApiKey.MOST,
                arraySchema = @Schema(description = "What it may do, by name."),
                schema =
                        @Schema(
                                description = "A scope.",
                                example = "application-entity:manage",
                                minLength = 1,
                                maxLength = 64))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull @ScopeName String> scopeGuids) {

    ApiKey appliedTo(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.accountId(),
                orElse(name, key.name()),
                orElse(allowedIPs, key.allowedIPs()),
                orElse(validFrom, key.validFrom()),
                validTo == null ? key.validTo() : validTo,
                orElse(enabled, key.enabled()),
                orElse(permissions, key.permissions()),
                orElse(platform, key.platform()),
                orElse(scopeGuids, key.scopeGuids()));
    }

    private static <T> T orElse(@Nullable T there, T before) {
        return there == null ? before : there;
    }
}
