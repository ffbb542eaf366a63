import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ApplicationsApi;
import org.openapitools.client.api.AssociationsApi;
import org.openapitools.client.api.EntitiesApi;
import org.openapitools.client.model.ApiRequestErrorDetails;
import org.openapitools.client.model.Application;
import org.openapitools.client.model.ChannelType;
import org.openapitools.client.model.Entity;
import org.openapitools.client.model.ErrorCode;
import org.openapitools.client.model.ModelApiException;
import org.openapitools.client.model.ModifyApplication;
import org.openapitools.client.model.ResourceAssociationRequest;
import org.openapitools.client.model.ResourceAssociationResponse;
import org.openapitools.client.model.ResourceType;

/** The main job through the Java client that is generated from the OpenAPI document. Arguments: URL and key. */
public final class HappyPath {

    private static final String SHOP = "java-shop";
    private static final String TEAM = "java-team";
    private static final String WITH_TEAM = "447700900201";
    private static final String WITHOUT_TEAM = "447700900202";
    private static final String DELETED = "447700900203";
    private static final String NO_ENTITY = "null";

    private final Steps steps = new Steps();
    private final ApiClient client;
    private final ApplicationsApi applications;
    private final EntitiesApi entities;
    private final AssociationsApi associations;

    public static void main(String[] arguments) throws Exception {
        new HappyPath(arguments[0], arguments[1]).run();
    }

    private HappyPath(String url, String key) {
        client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("Authorization", "App " + key));
        applications = new ApplicationsApi(client);
        entities = new EntitiesApi(client);
        associations = new AssociationsApi(client);
    }

    private void run() throws Exception {
        createAndRenameTheOwners();
        createAndFindAssociations();
        deleteAnAssociation();
        deleteTheOwners();
        seeErrors();
        cleanUp();
        steps.finish();
    }

    private void createAndRenameTheOwners() throws Exception {
        steps.check("applications at first", applicationIds().contains("default"), true);
        var shop = new Application().applicationId(SHOP).applicationName("Shop");
        steps.tell(() -> applications.createApplication(shop, null));
        steps.check("created application", steps.ask(() -> applications.getApplication(SHOP)), shop);
        steps.tell(() -> applications.modifyApplication(SHOP, new ModifyApplication().applicationName("Web shop")));
        steps.check("renamed to", steps.ask(() -> applications.getApplication(SHOP)).getApplicationName(), "Web shop");
        steps.tell(() -> applications.modifyApplication(SHOP, new ModifyApplication()));
        steps.check("without name", steps.ask(() -> applications.getApplication(SHOP)).getApplicationName(), null);
        steps.check("applications now", applicationIds().containsAll(List.of("default", SHOP)), true);

        var team = new Entity().entityId(TEAM).entityName("Team");
        steps.tell(() -> entities.createEntity(team, null));
        steps.check("created entity", steps.ask(() -> entities.getEntity(TEAM)), team);
    }

    private void createAndFindAssociations() throws Exception {
        steps.tell(() -> associations.createResourceAssociation(association(WITH_TEAM).entityId(TEAM), null));
        steps.tell(() -> associations.createResourceAssociation(association(WITHOUT_TEAM), null));
        steps.tell(() -> associations.createResourceAssociation(association(DELETED), null));
        steps.check("of the application", resources(SHOP, null), List.of(WITH_TEAM, WITHOUT_TEAM, DELETED));
        steps.check("of its team", resources(SHOP, TEAM), List.of(WITH_TEAM));
        steps.check("of no team", resources(SHOP, NO_ENTITY), List.of(WITHOUT_TEAM, DELETED));
        steps.check("single", single(WITH_TEAM, SHOP, TEAM).getEntityId(), TEAM);
        steps.check("single without entity", single(WITHOUT_TEAM, SHOP, null).getEntityId(), null);
    }

    private void deleteAnAssociation() throws Exception {
        steps.tell(() -> associations.deleteResourceAssociation(association(DELETED)));
        steps.check("left after one deletion", resources(SHOP, null), List.of(WITH_TEAM, WITHOUT_TEAM));
    }

    private void deleteTheOwners() throws Exception {
        var linked = steps.refusal(() -> applications.deleteApplication(SHOP, true));
        steps.check("deletion of what is linked", error(linked, 400).getMessageId(), ErrorCode.BAD_REQUEST);
        steps.tell(() -> entities.deleteEntity(TEAM, null));
        steps.check("reset by the entity's deletion", single(WITH_TEAM, "default", null).getEntityId(), null);
        steps.tell(() -> applications.deleteApplication(SHOP, null));
        steps.check("reset by the application's", single(WITHOUT_TEAM, "default", null).getEntityId(), null);
        steps.check("left of the application", resources(SHOP, null), List.of());
    }

    private void seeErrors() throws Exception {
        var missing = steps.refusal(() -> applications.getApplication(SHOP));
        steps.check("missing application", error(missing, 404).getMessageId(), ErrorCode.NOT_FOUND);
        var taken = steps.refusal(
                () -> applications.createApplication(new Application().applicationId("default"), null));
        steps.check("second application", error(taken, 409).getMessageId(), ErrorCode.CONFLICT);
        var blank = steps.refusal(() -> applications.createApplication(new Application().applicationId(" "), null));
        steps.check(
                "blank application id",
                error(blank, 400).getValidationErrors(),
                Map.of("applicationId", List.of("must not be blank")));
    }

    private void cleanUp() throws Exception {
        for (String resource : List.of(WITH_TEAM, WITHOUT_TEAM)) {
            steps.tell(() -> associations.deleteResourceAssociation(
                    association(resource).applicationId("default")));
        }
        steps.check("left at the end", applicationIds().contains(SHOP), false);
    }

    private List<String> applicationIds() throws Exception {
        var page = steps.ask(() -> applications.getApplications(0, 1000));
        steps.check("total", page.getPaging().getTotalResults(), (long) page.getResults().size());
        return page.getResults().stream().map(Application::getApplicationId).toList();
    }

    private List<String> resources(String applicationId, String entityId) throws Exception {
        return steps
                .ask(() -> associations.getResourceAssociations(
                        null, null, ResourceType.NUMBER, ChannelType.SMS, applicationId, entityId, null))
                .getResults()
                .stream()
                .map(ResourceAssociationResponse::getResourceId)
                .toList();
    }

    private ResourceAssociationResponse single(String resource, String applicationId, String entityId)
            throws Exception {
        return steps.ask(() -> associations.getResourceAssociation(
                ResourceType.NUMBER, ChannelType.SMS, applicationId, resource, entityId));
    }

    private static ResourceAssociationRequest association(String resource) {
        return new ResourceAssociationRequest()
                .resourceType(ResourceType.NUMBER)
                .channel(ChannelType.SMS)
                .applicationId(SHOP)
                .resourceId(resource);
    }

    private ApiRequestErrorDetails error(ApiException refused, int status) {
        steps.check("status", refused.getCode(), status);
        return client.getObjectMapper()
                .readValue(refused.getResponseBody(), ModelApiException.class)
                .getRequestError()
                .getServiceException();
    }
}
