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

/** A key to be made. Everything but its name has a default, for the operator everything but its account too. */
@Schema(name = "CreateApiKey", description = "A key to be made.")
record CreateApiKey(
        @Schema(
                description = "The account it is of. Required of the operator; by default the caller's own.",
                example = "demo",
                minLength = 1,
                maxLength = 255)
        @Identifier
        @Nullable
        String accountId,

        @Schema(
                description = "A name for people; not unique, not blank.",
                example = "web shop",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @Name(mayBeBlank = false)
        String name,

        @ArraySchema(
                maxItems = ApiKey.MOST,
                arraySchema = @Schema(description = "From where it may be used; empty or missing: from everywhere."),
                schema = @Schema(description = ApiKey.ADDRESS, example = "192.0.2.0/24", minLength = 2, maxLength = 49))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull @AddressOrRange String> allowedIPs,

        @Schema(
                description = "From when on it works; by default ten seconds ago, for clocks differ. " + ApiKey.TIME,
                maxLength = 40)
        @JsonDeserialize(using = DateTimeReader.class)
        @Nullable
        Instant validFrom,

        @Schema(description = "Until when; by default a year after `validFrom`. " + ApiKey.TIME, maxLength = 40)
        @JsonDeserialize(using = DateTimeReader.class)
        @Nullable
        Instant validTo,

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
                arraySchema = @Schema(description = "What it may do, by name; by default `application-entity:manage`."),
                schema =
                        @Schema(
                                description = "A scope.",
                                example = "application-entity:manage",
                                minLength = 1,
                                maxLength = 64))
        @Size(max = ApiKey.MOST)
        @Nullable
        List<@NotNull @ScopeName String> scopeGuids) {}
