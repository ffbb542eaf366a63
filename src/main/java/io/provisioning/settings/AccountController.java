package io.provisioning.settings;

import static io.provisioning.paging.PageQuery.DEFAULT_PAGE;
import static io.provisioning.paging.PageQuery.MAX_SIZE;

import io.provisioning.account.Accounts;
import io.provisioning.account.ApiKeyFilter;
import io.provisioning.naming.Name;
import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Accounts", description = "Who uses the service. Only the operator manages accounts.")
@RestController
@RequestMapping(ApiKeyFilter.ACCOUNTS)
class AccountController {

    private static final String DEFAULT_LIMIT = "40";

    private final AccountService accounts;

    AccountController(AccountService accounts) {
        this.accounts = accounts;
    }

    @Operation(
            operationId = "get-all-accounts",
            summary = "List accounts",
            description = "All accounts, ordered by key, by its bytes. Filters combine with AND and match exactly.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AccountList list(
            @RequestParam(required = false) @Name @Nullable String name,
            @RequestParam(required = false) @Nullable Boolean enabled,
            @RequestParam(defaultValue = DEFAULT_PAGE) @Min(0) int page,
            @RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(MAX_SIZE) int limit) {
        return accounts.list(name, enabled, new PageQuery(page, limit));
    }

    @Operation(
            operationId = "create-account",
            summary = "Create an account",
            description = "Creates the account and its application `default`. The account has no key for the API yet:"
                    + " create one.")
    @ApiResponse(responseCode = "201")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Account create(@RequestBody @Valid CreateAccount account) {
        return accounts.create(account);
    }

    @Operation(operationId = "get-account", summary = "Get an account", description = "One account, by its key.")
    @GetMapping(path = "/{accountKey}", produces = MediaType.APPLICATION_JSON_VALUE)
    Account get(
            @PathVariable @AccountKey @Schema(pattern = Accounts.ID_FORM, minLength = 1, maxLength = 64)
                    String accountKey) {
        return accounts.get(accountKey);
    }

    @Operation(
            operationId = "update-account",
            summary = "Change an account",
            description = "What is given is changed; what is missing stays as it is. Holds within 10 seconds on every"
                    + " instance. An account is disabled, never deleted.")
    @PutMapping(
            path = "/{accountKey}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Account update(
            @PathVariable @AccountKey @Schema(pattern = Accounts.ID_FORM, minLength = 1, maxLength = 64)
                    String accountKey,
            @RequestBody @Valid UpdateAccount change) {
        return accounts.update(accountKey, change);
    }
}
