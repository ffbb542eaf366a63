package io.provisioning.entity;

import static io.provisioning.paging.PageQuery.DEFAULT_PAGE;
import static io.provisioning.paging.PageQuery.DEFAULT_SIZE;
import static io.provisioning.paging.PageQuery.MAX_SIZE;

import io.provisioning.account.Caller;
import io.provisioning.association.DeletionPlaces;
import io.provisioning.http.Created;
import io.provisioning.http.Prefer;
import io.provisioning.naming.EntityId;
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

@Tag(name = "Entities", description = "Customers, departments, cost centres: whom messages are sent for.")
@RestController
@RequestMapping("/provisioning/1/entities")
class EntityController {

    private final EntityService entities;
    private final DeletionPlaces places;

    EntityController(EntityService entities, DeletionPlaces places) {
        this.entities = entities;
        this.places = places;
    }

    @Operation(
            operationId = "get-entities",
            summary = "List entities",
            description = "All entities of the account, ordered by id, by its bytes.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Entity> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = DEFAULT_PAGE) @Min(0) int page,
            @RequestParam(defaultValue = DEFAULT_SIZE) @Min(1) @Max(MAX_SIZE) int size) {
        return entities.list(caller.accountId(), new PageQuery(page, size));
    }

    @Operation(
            operationId = "create-entity",
            summary = "Create an entity",
            description =
                    "The id is yours to choose and never changes. One that is taken is a 409: it is there already.")
    @ApiResponse(responseCode = "201")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Entity> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer,
            @RequestBody @Valid Entity entity) {
        entities.create(caller.accountId(), entity);
        return Created.answer(prefer, entity);
    }

    @Operation(operationId = "get-entity", summary = "Get an entity", description = "One entity, by its id.")
    @GetMapping(path = "/{entityId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Entity get(@AuthenticationPrincipal Caller caller, @PathVariable @EntityId String entityId) {
        return entities.get(caller.accountId(), entityId);
    }

    @Operation(
            operationId = "modify-entity",
            summary = "Rename an entity",
            description = "Replaces the name; a missing one is taken away. The id never changes.")
    @PutMapping(path = "/{entityId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void modify(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @EntityId String entityId,
            @RequestBody @Valid ModifyEntity change) {
        entities.modify(caller.accountId(), entityId, change);
    }

    @Operation(
            operationId = "delete-entity",
            summary = "Delete an entity",
            description =
                    "Every resource linked to it is reset to the application `default` and no entity, at once with"
                            + " the deletion. With `failOnLinkedResources=true` it is refused instead while any is linked.")
    @DeleteMapping("/{entityId}")
    void delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @EntityId String entityId,
            @RequestParam(defaultValue = "false") boolean failOnLinkedResources) {
        String account = caller.accountId();
        places.during(account, () -> entities.delete(account, entityId, failOnLinkedResources));
    }
}
