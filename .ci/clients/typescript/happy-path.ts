// The main job through the TypeScript client that is generated from the OpenAPI document. Arguments: URL and key.
import {
    ApplicationsApi,
    AssociationsApi,
    ChannelType,
    Configuration,
    EntitiesApi,
    ErrorCode,
    type ResourceAssociationRequest,
    ResourceType,
} from "./target/client/index.js";
import { check, finish, patientFetch, refusal } from "./steps.js";

const [url, key] = process.argv.slice(2);
const configuration = new Configuration({ basePath: url, apiKey: `App ${key}`, fetchApi: patientFetch });
const applications = new ApplicationsApi(configuration);
const entities = new EntitiesApi(configuration);
const associations = new AssociationsApi(configuration);

const sms = { resourceType: ResourceType.Number, channel: ChannelType.Sms };
const shop = { applicationId: "typescript-shop", applicationName: "Shop" };
const team = { entityId: "typescript-team", entityName: "Team" };
const withTeam = "447700900301";
const withoutTeam = "447700900302";
const deleted = "447700900303";
const { applicationId } = shop;
const { entityId } = team;

await createAndRenameTheOwners();
await createAndFindAssociations();
await deleteAnAssociation();
await deleteTheOwners();
await seeErrors();
await cleanUp();
finish();

async function createAndRenameTheOwners(): Promise<void> {
    check("applications at first", (await applicationIds()).includes("default"), true);
    await applications.createApplication({ application: shop });
    check("created application", await applications.getApplication({ applicationId }), shop);
    await applications.modifyApplication({ applicationId, modifyApplication: { applicationName: "Web shop" } });
    check("renamed to", (await applications.getApplication({ applicationId })).applicationName, "Web shop");
    await applications.modifyApplication({ applicationId, modifyApplication: { applicationName: null } });
    check("without name", (await applications.getApplication({ applicationId })).applicationName, null);
    check("applications now", (await applicationIds()).includes(applicationId), true);

    await entities.createEntity({ entity: team });
    check("created entity", await entities.getEntity({ entityId }), team);
}

async function createAndFindAssociations(): Promise<void> {
    await create({ ...association(withTeam), entityId });
    await create(association(withoutTeam));
    await create(association(deleted));
    check("of the application", await resources({}), [withTeam, withoutTeam, deleted]);
    check("of its team", await resources({ entityId }), [withTeam]);
    check("of no team", await resources({ entityId: "null" }), [withoutTeam, deleted]);
    const single = { ...association(withTeam), entityId };
    check("single", await associations.getResourceAssociation(single), single);
    check("single without entity", await associations.getResourceAssociation(association(withoutTeam)), {
        ...association(withoutTeam),
        entityId: null,
    });
}

async function deleteAnAssociation(): Promise<void> {
    await associations.deleteResourceAssociation({ resourceAssociationRequest: association(deleted) });
    check("left after one deletion", await resources({}), [withTeam, withoutTeam]);
}

async function deleteTheOwners(): Promise<void> {
    const linked = await refusal(applications.deleteApplication({ applicationId, failOnLinkedResources: true }), 400);
    check("deletion of what is linked", linked.messageId, ErrorCode.BadRequest);
    await entities.deleteEntity({ entityId });
    check("reset by the entity's deletion", await associations.getResourceAssociation(reset(withTeam)), {
        ...reset(withTeam),
        entityId: null,
    });
    await applications.deleteApplication({ applicationId });
    check("reset by the application's", await associations.getResourceAssociation(reset(withoutTeam)), {
        ...reset(withoutTeam),
        entityId: null,
    });
    check("left of the application", await resources({}), []);
}

async function seeErrors(): Promise<void> {
    const missing = await refusal(applications.getApplication({ applicationId }), 404);
    check("missing application", missing.messageId, ErrorCode.NotFound);
    const taken = await refusal(applications.createApplication({ application: { applicationId: "default" } }), 409);
    check("second application", taken.messageId, ErrorCode.Conflict);
    const blank = await refusal(applications.createApplication({ application: { applicationId: " " } }), 400);
    check("blank application id", blank.validationErrors, { applicationId: ["must not be blank"] });
}

async function cleanUp(): Promise<void> {
    for (const resource of [withTeam, withoutTeam]) {
        await associations.deleteResourceAssociation({ resourceAssociationRequest: reset(resource) });
    }
    check("left at the end", (await applicationIds()).includes(applicationId), false);
}

async function create(resourceAssociationRequest: ResourceAssociationRequest): Promise<void> {
    await associations.createResourceAssociation({ resourceAssociationRequest });
}

async function applicationIds(): Promise<string[]> {
    const { results, paging } = await applications.getApplications({ page: 0, size: 1000 });
    check("total", paging.totalResults, results.length);
    return results.map((application) => application.applicationId);
}

async function resources(filter: { entityId?: string }): Promise<string[]> {
    const { results } = await associations.getResourceAssociations({ ...sms, applicationId, ...filter });
    return results.map((association) => association.resourceId);
}

function association(resourceId: string) {
    return { ...sms, applicationId, resourceId };
}

function reset(resourceId: string) {
    return { ...sms, applicationId: "default", resourceId };
}
