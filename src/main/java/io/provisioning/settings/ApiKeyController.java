package io.provisioning.settings;

import static io.provisioning.paging.PageQuery.DEFAULT_PAGE;
import static io.provisioning.paging.PageQuery.DEFAULT_SIZE;
import static io.provisioning.paging.PageQuery.MAX_SIZE;

import io.provisioning.account.SignedIn;
import io.provisioning.naming.Identifier;
import io.provisioning.naming.Name;
import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "API keys", description = "Who may call, from where, and until when.")
@RestController
@RequestMapping(path = "/settings/2/api-keys", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiKeyController {

    private static final String WHO = " For the operator, all accounts' keys; for an account's key with the scope"
            + " `account-management:manage`, those of its own account.";

    private final ApiKeyService keys;

    ApiKeyController(ApiKeyService keys) {
        this.keys = keys;
    }

    @Operation(
            operationId = "get-api-keys-by-filter",
            summary = "List API keys",
            description = "Filters combine with AND and match exactly. Secrets are not shown, nor searched by." + WHO)
    @GetMapping
    ApiKeyList list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) @Identifier @Nullable String accountId,
            @RequestParam(required = false) @Name @Nullable String name,
            @RequestParam(required = false) @Nullable Boolean enabled,
            @RequestParam(defaultValue = DEFAULT_PAGE) @Min(0) int page,
            @RequestParam(defaultValue = DEFAULT_SIZE) @Min(1) @Max(MAX_SIZE) int size,
            @Parameter(
                            schema =
                                    @Schema(
                                            defaultValue = "createdAt",
                                            allowableValues = {"createdAt", "name", "validFrom", "validTo"}))
                    @RequestParam(defaultValue = "createdAt")
                    @Pattern(
                            regexp = ApiKeyQuery.ORDERS,
                            message = "must be one of createdAt, name, validFrom, validTo")
                    String orderBy,
            @Parameter(
                            schema =
                                    @Schema(
                                            defaultValue = "asc",
                                            allowableValues = {"asc", "desc"}))
                    @RequestParam(defaultValue = "asc")
                    @Pattern(regexp = ApiKeyQuery.DIRECTIONS, message = "must be one of asc, desc")
                    String orderDirection,
            @Parameter(hidden = true)
                    @RequestParam(required = false)
                    @Null(message = "is no filter here: secrets in addresses end up in logs")
                    @Nullable
                    String apiKeySecret) {
        var wanted = new PageQuery(page, size);
        return keys.list(who, new ApiKeyQuery(accountId, name, enabled, orderBy, orderDirection, wanted));
    }

    @Operation(
            operationId = "create-api-key",
            summary = "Create an API key",
            description = "The answer carries the key itself, `apiKeySecret`: only its hash is kept, so it is never"
                    + " shown again. A key cannot grant a scope that it lacks (403). Applications and entities that"
                    + " `platform` names are made if missing." + WHO)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    CreatedApiKey create(@AuthenticationPrincipal SignedIn who, @RequestBody @Valid CreateApiKey key) {
        return keys.create(who, key);
    }

    @Operation(operationId = "get-api-key", summary = "Get an API key", description = "One key, by its id." + WHO)
    @GetMapping("/{apiKeyId}")
    ApiKey get(@AuthenticationPrincipal SignedIn who, @PathVariable @Identifier String apiKeyId) {
        return keys.get(who, apiKeyId);
    }

    @Operation(
            operationId = "update-api-key",
            summary = "Change an API key",
            description = "Fields that are there replace, lists as a whole; what is missing stays as it is. Takes"
                    + " effect within ten seconds on every instance. A key cannot grant a scope that it lacks (403)."
                    + WHO)
    @PutMapping(path = "/{apiKeyId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiKey update(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable @Identifier String apiKeyId,
            @RequestBody @Valid UpdateApiKey change) {
        return keys.update(who, apiKeyId, change);
    }
}
