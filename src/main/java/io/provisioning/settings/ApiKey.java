package io.provisioning.settings;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as it is kept and answered: everything but the key itself. */
@Schema(
        name = "ApiKey",
        description = "A key, without its secret.",
        requiredProperties = {
            "id",
            "accountId",
            "name",
            "allowedIPs",
            "validFrom",
            "validTo",
            "enabled",
            "permissions",
            "platform",
            "scopeGuids"
        })
record ApiKey(
        @Schema(description = "Names it without revealing it.", minLength = 1, maxLength = 36)
        String id,

        @Schema(description = "The account it is of.", minLength = 1, maxLength = 64)
        String accountId,

        @Schema(description = "A name for people; not unique.", minLength = 1, maxLength = 255)
        String name,

        @ArraySchema(
                maxItems = ApiKey.MOST,
                arraySchema = @Schema(description = "From where it may be used; empty: from everywhere."),
                schema = @Schema(description = ApiKey.ADDRESS, minLength = 2, maxLength = 49))
        List<String> allowedIPs,

        @Schema(description = "From when on it works, in UTC.", maxLength = 40)
        Instant validFrom,

        @Schema(
                description = "Until when, in UTC; at this instant it no longer works. `null`: it does not expire.",
                maxLength = 40,
                format = "date-time",
                types = {"string", "null"})
        @Nullable
        Instant validTo,

        @Schema(description = "Whether it works at all.") boolean enabled,

        @ArraySchema(maxItems = ApiKey.MOST, arraySchema = @Schema(description = ApiKey.PERMISSIONS))
        List<KeyPermission> permissions,

        @ArraySchema(maxItems = ApiKey.MOST, arraySchema = @Schema(description = ApiKey.PLATFORM))
        List<PlatformPair> platform,

        @ArraySchema(
                maxItems = ApiKey.MOST,
                arraySchema = @Schema(description = "What it may do, by name."),
                schema = @Schema(description = "A scope.", minLength = 1, maxLength = 64))
        List<String> scopeGuids) {

    /** What is named twice is kept once. */
    ApiKey {
        allowedIPs = allowedIPs.stream().distinct().toList();
        permissions = permissions.stream().distinct().toList();
        platform = platform.stream().distinct().toList();
        scopeGuids = scopeGuids.stream().distinct().toList();
    }

    /** Entries of any of its lists. */
    static final int MOST = 100;

    static final String ADDRESS = "An IPv4 or IPv6 address, or a CIDR range; no host names.";
    static final String TIME = "ISO 8601, with an offset; answered in UTC.";
    static final String PERMISSIONS = "Kept and answered; nothing here asks for them.";
    static final String PLATFORM = "Whose messages it is for. A key that has any is bound to traffic, and can call"
            + " `/messages` alone. What it names is made if missing.";

    /** Whether nobody can do more with it than with the other: it has another name at most, fewer scopes, or is disabled. */
    boolean isAtMost(ApiKey other) {
        var narrowed = new ApiKey(
                other.id,
                other.accountId,
                name,
                other.allowedIPs,
                other.validFrom,
                other.validTo,
                enabled && other.enabled,
                other.permissions,
                other.platform,
                scopeGuids);
        return equals(narrowed) && other.scopeGuids.containsAll(scopeGuids);
    }
}
