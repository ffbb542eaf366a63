package io.provisioning.openapi;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four operations of associations. The first examples have no entity: they work on an account without any. */
final class AssociationOperations {

    private static final String PAGE = "PageResourceAssociation";
    private static final String APPLICATION = "checkout";
    private static final String ENTITY = "sales";
    private static final String SENDER = "447700900123";
    private static final JsonObject WITHOUT_ENTITY = association("default", null);
    private static final JsonObject WITH_ENTITY = association(APPLICATION, ENTITY);

    private static final Problem UNKNOWN = Problem.of(
            ErrorCode.NOT_FOUND,
            "The association of NUMBER '%s' with application 'default' and entity 'null' does not exist"
                    .formatted(SENDER));

    private AssociationOperations() {}

    static void addTo(OpenAPI document) {
        namePage(document.getComponents().getSchemas());
        addList(document);
        addSingle(document);
        new DocumentedOperation(document, "create-resource-association")
                .body("The new association. Fields that are not known are ignored.")
                .request("Without an entity", WITHOUT_ENTITY)
                .request("With an entity", WITH_ENTITY)
                .created()
                .invalid(
                        "Channel of another type", "channel", "must be SMS, MMS, WHATSAPP for the resource type NUMBER")
                .invalid("Missing application", "applicationId", "must not be null")
                .unknown("application", APPLICATION)
                .unknown("entity", ENTITY)
                .refused(
                        "This association exists already. Nothing was changed.",
                        "Taken",
                        Problem.of(ErrorCode.CONFLICT, "This association exists already"));
        new DocumentedOperation(document, "delete-resource-association")
                .body("The association to delete. Fields that are not known are ignored.")
                .request("Without an entity", WITHOUT_ENTITY)
                .request("With an entity", WITH_ENTITY)
                .success("Deleted.")
                .invalid("Missing application", "applicationId", "must not be null")
                .unknown("Unknown association", UNKNOWN);
    }

    /** As clients of the public API know it; the generic type would give another name. */
    @SuppressWarnings("rawtypes")
    private static void namePage(Map<String, Schema> schemas) {
        schemas.put(PAGE, schemas.remove("PageResourceAssociationResponse"));
    }

    private static void addList(OpenAPI document) {
        new DocumentedOperation(document, "get-resource-associations")
                .parameter("resourceType", "Only senders of this kind.", "NUMBER")
                .parameter("channel", "Only those for this channel.", "SMS")
                .parameter("applicationId", "Only those of this application.", "default")
                .parameter("entityId", "Only those of this entity; `null` for those without one.", ENTITY)
                .parameter("resourceId", "Only those of this sender.", SENDER)
                .answers(PAGE)
                .success("One page of the associations.", JsonObject.page(WITH_ENTITY, WITHOUT_ENTITY))
                .invalid("Size out of range", "size", "must be less than or equal to 1000")
                .invalid("Empty filter", "entityId", "must not be empty");
    }

    private static void addSingle(OpenAPI document) {
        new DocumentedOperation(document, "get-resource-association")
                .parameter("resourceType", "The kind of sender.", "NUMBER")
                .parameter("channel", "The channel.", "SMS")
                .parameter("applicationId", "The application.", "default")
                .parameter("entityId", "The entity; without it, or with `null`: the one without an entity.", "null")
                .parameter("resourceId", "The sender.", SENDER)
                .success("The association.", WITHOUT_ENTITY)
                .invalid("Missing sender", "resourceId", "is required")
                .unknown("Unknown association", UNKNOWN);
    }

    private static JsonObject association(String applicationId, @Nullable String entityId) {
        return new JsonObject()
                .with("resourceType", "NUMBER")
                .with("channel", "SMS")
                .with("applicationId", applicationId)
                .with("entityId", entityId)
                .with("resourceId", SENDER);
    }
}
