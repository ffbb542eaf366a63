package io.provisioning.auditlog;

import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change that was committed. */
@Schema(
        name = "AuditLog",
        description = "One change: who made it, when, from where, and what it was.",
        requiredProperties = {
            "id",
            "at",
            "accountId",
            "keyId",
            "action",
            "subjectType",
            "subjectId",
            "detail",
            "address",
            "requestId"
        })
record AuditLog(
        @Schema(description = "Its number; a later change mostly has a higher one.", example = "1", minimum = "1")
        long id,

        @Schema(
                description = "When, by the database's clock.",
                example = "2026-03-01T09:00:00.123456Z",
                minLength = 20,
                maxLength = 40)
        Instant at,

        @Schema(description = "Whose data it is.", example = "demo", minLength = 1, maxLength = 64)
        String accountId,

        @Schema(
                description = "Who did it: the id of the API key, `operator`, or `start-up` for what the configuration"
                        + " made.",
                example = "operator",
                minLength = 1,
                maxLength = 64)
        String keyId,

        Action action,
        Subject subjectType,

        @Schema(
                description = "The id of what was changed, by its kind.",
                example = "newsletter",
                minLength = 1,
                maxLength = 255)
        String subjectId,

        @Schema(
                description = "What was made or changed, by the names of its fields; one that became another has"
                        + " `before` and `after`. Empty where nothing did. Never a secret.",
                maxProperties = 10)
        Map<String, Object> detail,

        @Schema(
                description = "From where: the client's address. `null` at the start.",
                example = "203.0.113.5",
                minLength = 1,
                maxLength = 64,
                types = {"string", "null"})
        @Nullable
        String address,

        @Schema(
                description = "The `X-Request-Id` of the request. `null` at the start.",
                example = "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11",
                minLength = 1,
                maxLength = 128,
                types = {"string", "null"})
        @Nullable
        String requestId) {}
