package io.provisioning.business;

import static java.lang.Boolean.TRUE;

import com.infobip.ApiException;
import io.provisioning.client.ProvisioningClient;
import io.provisioning.client.ProvisioningClient.Application;
import io.provisioning.client.ProvisioningClient.Association;
import io.provisioning.client.ProvisioningClient.Entity;
import io.provisioning.client.ProvisioningClient.ModifyApplication;
import io.provisioning.client.ProvisioningClient.ModifyEntity;
import org.jspecify.annotations.Nullable;

/**
 * One line of the script.
 *
 * @param answer the status that it must get
 * @param result the object that it must get
 */
record Call(
        String account,
        String operation,
        @Nullable String applicationId,
        @Nullable String applicationName,
        @Nullable String entityId,
        @Nullable String entityName,
        @Nullable String resourceType,
        @Nullable String channel,
        @Nullable String resourceId,
        @Nullable Boolean failOnLinkedResources,
        int answer,
        @Nullable Result result) {

    /** All that a GET can answer, in one. */
    record Result(
            @Nullable String applicationId,
            @Nullable String applicationName,
            @Nullable String entityId,
            @Nullable String entityName,
            @Nullable String resourceType,
            @Nullable String channel,
            @Nullable String resourceId) {}

    /** Makes the call, and returns the object that was answered. */
    @Nullable
    Object make(ProvisioningClient client) throws ApiException {
        switch (operation) {
            case "create-application" -> client.createApplication(new Application(applicationId, applicationName));
            case "modify-application" ->
                client.modifyApplication(applicationId, new ModifyApplication(applicationName));
            case "delete-application" -> client.deleteApplication(applicationId, TRUE.equals(failOnLinkedResources));
            case "create-entity" -> client.createEntity(new Entity(entityId, entityName));
            case "modify-entity" -> client.modifyEntity(entityId, new ModifyEntity(entityName));
            case "delete-entity" -> client.deleteEntity(entityId, TRUE.equals(failOnLinkedResources));
            case "create-resource-association" -> client.createResourceAssociation(association());
            case "delete-resource-association" -> client.deleteResourceAssociation(association());
            case "get-application" -> {
                return client.getApplication(applicationId);
            }
            case "get-entity" -> {
                return client.getEntity(entityId);
            }
            case "get-resource-association" -> {
                return client.getResourceAssociation(association());
            }
            default -> throw new IllegalArgumentException(operation);
        }
        return null;
    }

    /** The object that must be answered, in the words of the client. */
    @Nullable
    Object expected() {
        if (result == null) {
            return null;
        }
        return switch (operation) {
            case "get-application" -> new Application(result.applicationId, result.applicationName);
            case "get-entity" -> new Entity(result.entityId, result.entityName);
            default ->
                new Association(
                        result.resourceType, result.channel, result.resourceId, result.applicationId, result.entityId);
        };
    }

    private Association association() {
        return new Association(resourceType, channel, resourceId, applicationId, entityId);
    }
}
