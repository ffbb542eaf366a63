package io.provisioning.association;

import static io.provisioning.paging.PageQuery.DEFAULT_PAGE;
import static io.provisioning.paging.PageQuery.DEFAULT_SIZE;
import static io.provisioning.paging.PageQuery.MAX_SIZE;

import io.provisioning.account.Caller;
import io.provisioning.http.Created;
import io.provisioning.http.Prefer;
import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityIdInQuery;
import io.provisioning.naming.ResourceId;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Associations", description = "Which sender works for which application and entity.")
@RestController
@RequestMapping("/provisioning/1/associations")
class AssociationController {

    private final AssociationService associations;

    AssociationController(AssociationService associations) {
        this.associations = associations;
    }

    @Operation(
            operationId = "get-resource-associations",
            summary = "List associations",
            description = "Filters combine with AND and match exactly. Without `entityId` any entity or none will do;"
                    + " `entityId=null` means those without one. Ordered by resource type and channel (by their names),"
                    + " resource id (by its bytes), then creation.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ResourceAssociationResponse> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = DEFAULT_PAGE) @Min(0) int page,
            @RequestParam(defaultValue = DEFAULT_SIZE) @Min(1) @Max(MAX_SIZE) int size,
            @RequestParam(required = false) @Nullable ResourceType resourceType,
            @RequestParam(required = false) @Nullable ChannelType channel,
            @RequestParam(required = false) @ApplicationId @Nullable String applicationId,
            @RequestParam(required = false) @EntityIdInQuery @Nullable String entityId,
            @RequestParam(required = false) @ResourceId @Nullable String resourceId) {
        var filter = new AssociationFilter(resourceType, channel, applicationId, entityId, resourceId);
        return associations.list(caller.accountId(), filter, new PageQuery(page, size));
    }

    @Operation(
            operationId = "create-resource-association",
            summary = "Create an association",
            description = "The application, and the entity when one is named, must exist: else 404. The same resource"
                    + " may work for several applications and entities; the same association twice is a 409.")
    @ApiResponse(responseCode = "201")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ResourceAssociationResponse> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer,
            @RequestBody @Valid ResourceAssociationRequest association) {
        associations.create(caller.accountId(), association);
        return Created.answer(prefer, association.toResponse());
    }

    @Operation(
            operationId = "delete-resource-association",
            summary = "Delete an association",
            description =
                    "The body names the association. Without `entityId`, as with `null`: the one without an entity.")
    @DeleteMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @RequestBody @Valid ResourceAssociationRequest association) {
        associations.delete(caller.accountId(), association);
    }

    @Operation(
            operationId = "get-resource-association",
            summary = "Get one association",
            description = "Without `entityId`, as with `entityId=null`: the one without an entity.")
    @GetMapping(path = "/single", produces = MediaType.APPLICATION_JSON_VALUE)
    ResourceAssociationResponse get(
            @AuthenticationPrincipal Caller caller,
            @RequestParam ResourceType resourceType,
            @RequestParam ChannelType channel,
            @RequestParam @ApplicationId String applicationId,
            @RequestParam(defaultValue = AssociationFilter.NO_ENTITY) @EntityIdInQuery String entityId,
            @RequestParam @ResourceId String resourceId) {
        var exact = new AssociationFilter(resourceType, channel, applicationId, entityId, resourceId);
        return associations.get(caller.accountId(), exact);
    }
}
