package io.provisioning.client;

import com.infobip.ApiClient;
import com.infobip.ApiException;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.Parameter;
import com.infobip.RequestDefinition;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The fourteen operations through the official client's own machinery: its URLs, its JSON, its errors. It has no
 * generated methods for them, so this gives them names and types, and nothing else.
 */
public final class ProvisioningClient {

    private static final String APPLICATIONS = "/provisioning/1/applications";
    private static final String APPLICATION = APPLICATIONS + "/{applicationId}";
    private static final String ENTITIES = "/provisioning/1/entities";
    private static final String ENTITY = ENTITIES + "/{entityId}";
    private static final String ASSOCIATIONS = "/provisioning/1/associations";

    private final ApiClient client;

    /** @param onTheWay sees each request as it leaves */
    public ProvisioningClient(String baseUrl, String apiKey, Interceptor... onTheWay) {
        var http = new OkHttpClient.Builder();
        http.interceptors().addAll(List.of(onTheWay));
        client = ApiClient.forApiKey(ApiKey.from(apiKey))
                .withBaseUrl(BaseUrl.from(baseUrl))
                .withHttpClient(http.build())
                .build();
    }

    public ApplicationPage getApplications(int page, int size) throws ApiException {
        return client.execute(paged(request("GET", APPLICATIONS), page, size).build(), ApplicationPage.class);
    }

    public void createApplication(Application application) throws ApiException {
        client.execute(request("POST", APPLICATIONS).body(application).build());
    }

    public Application getApplication(String applicationId) throws ApiException {
        return client.execute(application("GET", applicationId).build(), Application.class);
    }

    public void modifyApplication(String applicationId, ModifyApplication change) throws ApiException {
        client.execute(application("PUT", applicationId).body(change).build());
    }

    public void deleteApplication(String applicationId) throws ApiException {
        client.execute(application("DELETE", applicationId).build());
    }

    public void deleteApplication(String applicationId, boolean failOnLinkedResources) throws ApiException {
        client.execute(query(application("DELETE", applicationId), "failOnLinkedResources", failOnLinkedResources)
                .build());
    }

    public EntityPage getEntities(int page, int size) throws ApiException {
        return client.execute(paged(request("GET", ENTITIES), page, size).build(), EntityPage.class);
    }

    public void createEntity(Entity entity) throws ApiException {
        client.execute(request("POST", ENTITIES).body(entity).build());
    }

    public Entity getEntity(String entityId) throws ApiException {
        return client.execute(entity("GET", entityId).build(), Entity.class);
    }

    public void modifyEntity(String entityId, ModifyEntity change) throws ApiException {
        client.execute(entity("PUT", entityId).body(change).build());
    }

    public void deleteEntity(String entityId) throws ApiException {
        client.execute(entity("DELETE", entityId).build());
    }

    public void deleteEntity(String entityId, boolean failOnLinkedResources) throws ApiException {
        client.execute(query(entity("DELETE", entityId), "failOnLinkedResources", failOnLinkedResources)
                .build());
    }

    /** @param filter what is null in it does not matter */
    public AssociationPage getResourceAssociations(Association filter, int page, int size) throws ApiException {
        return client.execute(paged(tuple(ASSOCIATIONS, filter), page, size).build(), AssociationPage.class);
    }

    public void createResourceAssociation(Association association) throws ApiException {
        client.execute(request("POST", ASSOCIATIONS).body(association).build());
    }

    public void deleteResourceAssociation(Association association) throws ApiException {
        client.execute(request("DELETE", ASSOCIATIONS).body(association).build());
    }

    public Association getResourceAssociation(Association exact) throws ApiException {
        return client.execute(tuple(ASSOCIATIONS + "/single", exact).build(), Association.class);
    }

    private static RequestDefinition.Builder application(String method, String applicationId) {
        return request(method, APPLICATION).addPathParameter(new Parameter("applicationId", applicationId));
    }

    private static RequestDefinition.Builder entity(String method, String entityId) {
        return request(method, ENTITY).addPathParameter(new Parameter("entityId", entityId));
    }

    private static RequestDefinition.Builder tuple(String path, Association tuple) {
        var request = request("GET", path);
        query(request, "resourceType", tuple.resourceType());
        query(request, "channel", tuple.channel());
        query(request, "resourceId", tuple.resourceId());
        query(request, "applicationId", tuple.applicationId());
        return query(request, "entityId", tuple.entityId());
    }

    private static RequestDefinition.Builder paged(RequestDefinition.Builder request, int page, int size) {
        return query(query(request, "page", page), "size", size);
    }

    private static RequestDefinition.Builder query(
            RequestDefinition.Builder request, String name, @Nullable Object value) {
        return value == null ? request : request.addQueryParameter(new Parameter(name, value));
    }

    private static RequestDefinition.Builder request(String method, String path) {
        return RequestDefinition.builder(method, path)
                .requiresAuthentication(true)
                .accept("application/json")
                .contentType("application/json");
    }

    public record Application(
            String applicationId, @Nullable String applicationName) {}

    public record ModifyApplication(@Nullable String applicationName) {}

    public record Entity(String entityId, @Nullable String entityName) {}

    public record ModifyEntity(@Nullable String entityName) {}

    public record Association(
            @Nullable String resourceType,
            @Nullable String channel,
            @Nullable String resourceId,
            @Nullable String applicationId,
            @Nullable String entityId) {}

    public record ApplicationPage(List<Application> results, Paging paging) {}

    public record EntityPage(List<Entity> results, Paging paging) {}

    public record AssociationPage(List<Association> results, Paging paging) {}

    public record Paging(int page, int size, int totalPages, long totalResults) {}
}
