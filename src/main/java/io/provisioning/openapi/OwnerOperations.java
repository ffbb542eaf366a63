package io.provisioning.openapi;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import org.jspecify.annotations.Nullable;

/** Applications and entities: the same five operations, with other words. */
final class OwnerOperations {

    private static final String NOT_IN_CONFLICT = "Documented by the public API, never answered here: names are not"
            + " unique and ids never change, so a new name conflicts with nothing.";

    private final OpenAPI document;
    private final String word;
    private final String idField;
    private final String nameField;
    private final String id;
    private final JsonObject sample;

    private OwnerOperations(OpenAPI document, String word, String id, String name) {
        this.document = document;
        this.word = word;
        this.id = id;
        idField = word + "Id";
        nameField = word + "Name";
        sample = owner(id, name);
    }

    static void addTo(OpenAPI document) {
        var applications = new OwnerOperations(document, "application", "newsletter", "Monthly newsletter");
        applications.addList("applications", applications.owner("default", "default"), applications.sample);
        applications.addChanges("Weekly newsletter");
        new DocumentedOperation(document, "delete-application")
                .invalid(
                        "The default application",
                        "applicationId",
                        "must not be 'default': that application cannot be deleted");

        var entities = new OwnerOperations(document, "entity", "sales", "Sales department");
        entities.addList("entities", entities.sample);
        entities.addChanges("Sales and marketing");
    }

    private void addList(String plural, JsonObject... results) {
        new DocumentedOperation(document, "get-" + plural)
                .success("One page of the %s, ordered by id.".formatted(plural), JsonObject.page(results))
                .invalid("Size out of range", "size", "must be less than or equal to 1000");
    }

    private void addChanges(String newName) {
        String path = "The id of the " + word + ".";
        new DocumentedOperation(document, "create-" + word)
                .body("The new %s. Fields that are not known are ignored.".formatted(word))
                .request("With a name", sample)
                .request("Without a name", owner(id, null))
                .created()
                .invalid("Blank id", idField, "must not be blank")
                .invalid("Malformed JSON", "body", "is not valid JSON: line 1, column 2")
                .refused("The id is taken. Nothing was changed.", "Taken", Problem.exists(word, id));
        new DocumentedOperation(document, "get-" + word)
                .parameter(idField, path, id)
                .success("The %s.".formatted(word), sample)
                .invalid("Blank id", idField, "must not be blank")
                .unknown(word, id);
        new DocumentedOperation(document, "modify-" + word)
                .parameter(idField, path, id)
                .body("All that can be changed; what is missing is taken away.")
                .request("Another name", new JsonObject().with(nameField, newName))
                .request("No name", new JsonObject().with(nameField, null))
                .success("The name is replaced.")
                .invalid("Name too long", nameField, "must be at most 255 characters long")
                .unknown(word, id)
                .refused(NOT_IN_CONFLICT, "Conflict", Problem.of(ErrorCode.CONFLICT));
        new DocumentedOperation(document, "delete-" + word)
                .parameter(idField, path, id)
                .success("Deleted; every resource linked to it is reset.")
                .invalid(
                        "Linked resources",
                        "failOnLinkedResources",
                        "1 resource(s) are linked to this %s; nothing was changed".formatted(word))
                .unknown(word, id);
    }

    private JsonObject owner(String ownerId, @Nullable String name) {
        return new JsonObject().with(idField, ownerId).with(nameField, name);
    }
}
