package io.provisioning.application;

import static io.provisioning.paging.PageQuery.DEFAULT_PAGE;
import static io.provisioning.paging.PageQuery.DEFAULT_SIZE;
import static io.provisioning.paging.PageQuery.MAX_SIZE;

import io.provisioning.account.Caller;
import io.provisioning.association.DeletionPlaces;
import io.provisioning.http.Created;
import io.provisioning.http.Prefer;
import io.provisioning.naming.ApplicationId;
import io.provisioning.paging.Page;
import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Applications", description = "Environments, use cases, products: what messages are sent for.")
@RestController
@RequestMapping("/provisioning/1/applications")
class ApplicationController {

    private final ApplicationService applications;
    private final DeletionPlaces places;

    ApplicationController(ApplicationService applications, DeletionPlaces places) {
        this.applications = applications;
        this.places = places;
    }

    @Operation(
            operationId = "get-applications",
            summary = "List applications",
            description = "All applications of the account, ordered by id, by its bytes.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Application> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = DEFAULT_PAGE) @Min(0) int page,
            @RequestParam(defaultValue = DEFAULT_SIZE) @Min(1) @Max(MAX_SIZE) int size) {
        return applications.list(caller.accountId(), new PageQuery(page, size));
    }

    @Operation(
            operationId = "create-application",
            summary = "Create an application",
            description =
                    "The id is yours to choose and never changes. One that is taken is a 409: it is there already.")
    @ApiResponse(responseCode = "201")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Application> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer,
            @RequestBody @Valid Application application) {
        applications.create(caller.accountId(), application);
        return Created.answer(prefer, application);
    }

    @Operation(
            operationId = "get-application",
            summary = "Get an application",
            description = "One application, by its id.")
    @GetMapping(path = "/{applicationId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Application get(@AuthenticationPrincipal Caller caller, @PathVariable @ApplicationId String applicationId) {
        return applications.get(caller.accountId(), applicationId);
    }

    @Operation(
            operationId = "modify-application",
            summary = "Rename an application",
            description = "Replaces the name; a missing one is taken away. The id never changes.")
    @PutMapping(path = "/{applicationId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void modify(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @ApplicationId String applicationId,
            @RequestBody @Valid ModifyApplication change) {
        applications.modify(caller.accountId(), applicationId, change);
    }

    @Operation(
            operationId = "delete-application",
            summary = "Delete an application",
            description =
                    "Every resource linked to it is reset to the application `default` and no entity, at once with"
                            + " the deletion. With `failOnLinkedResources=true` it is refused instead while any is linked."
                            + " `default` itself cannot be deleted.")
    @DeleteMapping("/{applicationId}")
    void delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @ApplicationId String applicationId,
            @RequestParam(defaultValue = "false") boolean failOnLinkedResources) {
        String account = caller.accountId();
        places.during(account, () -> applications.delete(account, applicationId, failOnLinkedResources));
    }
}
