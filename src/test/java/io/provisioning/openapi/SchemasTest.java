package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.error.ErrorCode;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The schemas that clients are generated from, under the names of the public API. */
@ServerTest
class SchemasTest {

    @Autowired
    private TestAccounts accounts;

    private Document document;

    @BeforeEach
    void read() {
        document = Document.of(accounts.create());
    }

    @Test
    void shouldHaveTheNamesOfThePublicApi() {
        then(document.components("schemas").keySet())
                .containsExactly(
                        "Account",
                        "AccountList",
                        "ApiException",
                        "ApiKey",
                        "ApiKeyList",
                        "ApiKeyPlatform",
                        "ApiRequestError",
                        "ApiRequestErrorDetails",
                        "Application",
                        "Attribution",
                        "AttributionGroup",
                        "AttributionGroups",
                        "AttributionList",
                        "AttributionPaging",
                        "AttributionSummary",
                        "AuditAction",
                        "AuditLog",
                        "AuditLogList",
                        "AuditLogPaging",
                        "AuditSubject",
                        "ChangeEvent",
                        "ChangeEventData",
                        "ChannelType",
                        "CreateAccount",
                        "CreateApiKey",
                        "CreatedApiKey",
                        "Entity",
                        "ErrorCode",
                        "ListPaging",
                        "Message",
                        "MessageError",
                        "MessageResult",
                        "ModifyApplication",
                        "ModifyEntity",
                        "PageApplication",
                        "PageEntity",
                        "PageInfo",
                        "PageResourceAssociation",
                        "RateLimit",
                        "ResourceAssociationRequest",
                        "ResourceAssociationResponse",
                        "ResourceType",
                        "Sender",
                        "Submission",
                        "SubmissionResult",
                        "UpdateAccount",
                        "UpdateApiKey");
    }

    @ParameterizedTest
    @CsvSource({
        "Application, applicationId",
        "ModifyApplication,",
        "Entity, entityId",
        "ModifyEntity,",
        "ResourceAssociationRequest, applicationId channel resourceId resourceType",
        "ResourceAssociationResponse, applicationId channel entityId resourceId resourceType",
        "PageInfo, page size totalPages totalResults",
        "PageApplication, paging results",
        "CreateApiKey, name",
        "UpdateApiKey,",
        "ApiKeyPlatform, applicationId",
        "ApiKeyList, apiKeys paging",
        "ApiKey, accountId allowedIPs enabled id name permissions platform scopeGuids validFrom validTo",
        "CreatedApiKey, accountId allowedIPs apiKeySecret enabled id name permissions platform scopeGuids validFrom validTo",
        "ApiRequestErrorDetails, messageId text",
        "Account, enabled key name ownerKey rateLimit",
        "AccountList, accounts",
        "AuditLog, accountId action address at detail id keyId requestId subjectId subjectType",
        "AuditLogList, auditLogs paging",
        "Submission, messages",
        "Message, accountId",
        "SubmissionResult, results",
        "MessageResult, applicationId entityCreated entityId error moreSenders senders",
        "MessageError, messageId text",
        "Sender, channel entityId resourceId resourceType",
        "AuditLogPaging, limit nextCursor",
        "ChangeEvent, cursor data id source specversion subject time type",
        "ChangeEventData, accountId applicationId associationId cause channel closing entityId keyId merged opening requestId resourceId resourceType validFrom validTo",
        "Attribution, accountId applicationId applicationName associationId channel entityId entityName rank resourceId resourceType share validFrom validTo",
        "AttributionGroup, accountId associations id name",
        "AttributionGroups, largest total",
        "AttributionList, at attributions from paging to watermark",
        "AttributionPaging, limit nextCursor",
        "AttributionSummary, accounts applications associations at channels entities resourceTypes watermark",
        "CreateAccount, name",
        "UpdateAccount,",
        "RateLimit, per requests"
    })
    void shouldRequireWhatIsAlwaysThere(String schema, String fields) {
        List<String> required = fields == null ? List.of() : List.of(fields.split(" "));
        then(texts(schema(schema).path("required"))).containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void shouldAllowNullWhereItCanStand() {
        // When
        var nullable = new TreeSet<String>();
        document.components("schemas")
                .forEach((name, schema) -> Document.entries(schema.path("properties"))
                        .forEach((field, property) -> {
                            if (property.toString().contains("\"null\"")) {
                                nullable.add(name + "." + field);
                            }
                        }));

        // Then
        then(nullable)
                .containsExactly(
                        "Account.ownerKey",
                        "Account.rateLimit",
                        "ApiKey.validTo",
                        "ApiKeyPlatform.action",
                        "ApiKeyPlatform.entityId",
                        "ApiKeyPlatform.key",
                        "Application.applicationName",
                        "Attribution.applicationName",
                        "Attribution.entityId",
                        "Attribution.entityName",
                        "Attribution.share",
                        "Attribution.validTo",
                        "AttributionGroup.accountId",
                        "AttributionGroup.id",
                        "AttributionGroup.name",
                        "AttributionList.at",
                        "AttributionList.from",
                        "AttributionList.to",
                        "AttributionPaging.nextCursor",
                        "AuditLog.address",
                        "AuditLog.requestId",
                        "AuditLogPaging.nextCursor",
                        "ChangeEventData.closing",
                        "ChangeEventData.entityId",
                        "ChangeEventData.merged",
                        "ChangeEventData.requestId",
                        "ChangeEventData.validTo",
                        "CreateAccount.key",
                        "CreateAccount.rateLimit",
                        "CreateApiKey.accountId",
                        "CreateApiKey.allowedIPs",
                        "CreateApiKey.permissions",
                        "CreateApiKey.platform",
                        "CreateApiKey.scopeGuids",
                        "CreateApiKey.validFrom",
                        "CreateApiKey.validTo",
                        "CreatedApiKey.validTo",
                        "Entity.entityName",
                        "Message.applicationId",
                        "Message.channel",
                        "Message.entityId",
                        "MessageResult.applicationId",
                        "MessageResult.entityId",
                        "MessageResult.error",
                        "ModifyApplication.applicationName",
                        "ModifyEntity.entityName",
                        "ResourceAssociationRequest.entityId",
                        "ResourceAssociationResponse.entityId",
                        "Sender.entityId",
                        "UpdateAccount.enabled",
                        "UpdateAccount.name",
                        "UpdateAccount.rateLimit",
                        "UpdateApiKey.accountId",
                        "UpdateApiKey.allowedIPs",
                        "UpdateApiKey.enabled",
                        "UpdateApiKey.name",
                        "UpdateApiKey.permissions",
                        "UpdateApiKey.platform",
                        "UpdateApiKey.scopeGuids",
                        "UpdateApiKey.validFrom",
                        "UpdateApiKey.validTo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Application.applicationId", "Entity.entityId", "ResourceAssociationRequest.resourceId"})
    void shouldBoundIds(String schemaAndField) {
        JsonNode id = field(schemaAndField);
        then(id.get("minLength").asInt()).isEqualTo(1);
        then(id.get("maxLength").asInt()).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Application.applicationName", "ModifyEntity.entityName"})
    void shouldBoundNamesWhichMayBeEmpty(String schemaAndField) {
        JsonNode name = field(schemaAndField);
        then(name.has("minLength")).isFalse();
        then(name.get("maxLength").asInt()).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiKey.name", "CreateApiKey.name", "UpdateApiKey.name", "UpdateAccount.name"})
    void shouldBoundNamesWhichMayNotBeEmpty(String schemaAndField) {
        JsonNode name = field(schemaAndField);
        then(name.get("minLength").asInt()).isEqualTo(1);
        then(name.get("maxLength").asInt()).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiException", "ApiRequestError", "ApiRequestErrorDetails"})
    void shouldAllowNoOtherKeyInErrors(String schema) {
        JsonNode others = schema(schema).get("additionalProperties");
        then(others.isBoolean() && !others.asBoolean()).isTrue();
    }

    @Test
    void shouldKnowEveryKindOfErrorResourceAndChannel() {
        then(texts(schema("ErrorCode").get("enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
        then(texts(schema("ResourceType").get("enum")))
                .containsExactly("NUMBER", "DOMAIN", "ALPHA", "RCS_RESOURCE", "APPLE_RESOURCE");
        then(texts(schema("ChannelType").get("enum")))
                .containsExactly("SMS", "MMS", "EMAIL", "WHATSAPP", "RCS", "APPLE");
    }

    @ParameterizedTest
    @CsvSource({"page, 0, 2147483647, 0", "size, 1, 1000, 20"})
    void shouldBoundPagesAndTheirSizes(String name, int minimum, int maximum, int preset) {
        // When
        JsonNode schema = document.operation("get-entities")
                .parameters()
                .filter(parameter -> parameter.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("schema");

        // Then
        then(schema.get("format").asString()).isEqualTo("int32");
        then(schema.get("minimum").asInt()).isEqualTo(minimum);
        then(schema.get("maximum").asInt()).isEqualTo(maximum);
        then(schema.get("default").asInt()).isEqualTo(preset);
    }

    private JsonNode schema(String name) {
        return document.components("schemas").get(name);
    }

    private JsonNode field(String schemaAndField) {
        String[] path = schemaAndField.split("\\.");
        return schema(path[0]).get("properties").get(path[1]);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
