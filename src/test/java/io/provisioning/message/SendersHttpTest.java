package io.provisioning.message;

import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.result;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which senders a message is told of: the entity's first, then the application's own, and nobody else's. */
@ServerTest
class SendersHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api account;
    private Api operator;

    @BeforeEach
    void givenOwners() {
        account = accounts.create();
        operator = accounts.operator();
        account.post("/applications", "{\"applicationId\":\"shop\"}");
        account.post("/entities", "{\"entityId\":\"sales\"}");
        account.post("/entities", "{\"entityId\":\"support\"}");
    }

    @Test
    void shouldTellTheEntitysFirstThenTheApplicationsAndNobodyElses() {
        // Given
        link("NUMBER", "SMS", "3", "shop", null);
        link("NUMBER", "SMS", "4", "shop", "sales");
        link("ALPHA", "SMS", "2", "shop", "sales");
        link("NUMBER", "MMS", "9", "shop", "sales");
        link("NUMBER", "SMS", "of another entity", "shop", "support");
        link("NUMBER", "SMS", "of another application", "default", "sales");
        link("NUMBER", "SMS", "of the default", "default", null);
        Api other = accounts.create();
        other.post("/applications", "{\"applicationId\":\"shop\"}");
        other.post("/associations", association("NUMBER", "SMS", "of another account", "shop", null));

        // When
        JsonNode result = send("shop", "sales", null);

        // Then
        then(senders(result))
                .containsExactly("MMS NUMBER 9 sales", "SMS ALPHA 2 sales", "SMS NUMBER 4 sales", "SMS NUMBER 3 null");
        then(result.get("moreSenders").asBoolean()).isFalse();
    }

    @Test
    void shouldTellASenderOfBothOnce() {
        // Given
        link("NUMBER", "SMS", "1", "shop", null);
        link("NUMBER", "SMS", "1", "shop", "sales");
        link("NUMBER", "MMS", "1", "shop", null);

        // When, Then
        then(senders(send("shop", "sales", null))).containsExactly("SMS NUMBER 1 sales", "MMS NUMBER 1 null");
    }

    @Test
    void shouldTellTheApplicationsOwnAloneWhereNoEntityIsNamedOrItIsNew() {
        // Given
        link("NUMBER", "SMS", "1", "shop", "sales");
        link("NUMBER", "SMS", "2", "shop", null);

        // When, Then
        then(senders(send("shop", null, null))).containsExactly("SMS NUMBER 2 null");
        then(senders(send("shop", "new", null))).containsExactly("SMS NUMBER 2 null");
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, SMS NUMBER 1 sales; SMS NUMBER 2 null",
        "WHATSAPP, WHATSAPP NUMBER 1 sales",
        "EMAIL, EMAIL DOMAIN d.example null",
        "APPLE, APPLE APPLE_RESOURCE 1 sales",
        "RCS, RCS RCS_RESOURCE 1 sales",
        "MMS, ''"
    })
    void shouldTellThoseOfTheChannelAlone(String channel, String expected) {
        // Given
        link("NUMBER", "SMS", "1", "shop", "sales");
        link("NUMBER", "WHATSAPP", "1", "shop", "sales");
        link("APPLE_RESOURCE", "APPLE", "1", "shop", "sales");
        link("RCS_RESOURCE", "RCS", "1", "shop", "sales");
        link("NUMBER", "SMS", "2", "shop", null);
        link("DOMAIN", "EMAIL", "d.example", "shop", null);

        // When, Then
        then(String.join("; ", senders(send("shop", "sales", channel)))).isEqualTo(expected);
        then(senders(send("shop", "sales", null))).hasSize(6);
    }

    /** Each of the entity's is the application's as well, so that only what comes after them is new. */
    @ParameterizedTest
    @CsvSource({
        "0, 20, 20, false",
        "0, 21, 20, true",
        "5, 20, 20, false",
        "5, 21, 20, true",
        "19, 20, 20, false",
        "19, 21, 20, true",
        "20, 20, 20, false",
        "20, 21, 20, true",
        "21, 21, 20, true",
        "21, 45, 20, true",
        "3, 4, 4, false"
    })
    void shouldTellTwentyAndWhetherThereAreMore(int ofEntity, int ofApplication, int told, boolean more) {
        // Given
        for (int sender = 0; sender < ofApplication; sender++) {
            String id = "447700900" + (100 + sender);
            link("NUMBER", "SMS", id, "shop", null);
            if (sender < ofEntity) {
                link("NUMBER", "SMS", id, "shop", "sales");
            }
        }

        // When
        JsonNode result = send("shop", "sales", "SMS");

        // Then
        List<String> senders = senders(result);
        then(senders).hasSize(told).doesNotHaveDuplicates();
        then(senders.stream().filter(sender -> sender.endsWith("sales"))).hasSize(Math.min(ofEntity, 20));
        then(senders.stream().map(sender -> sender.split(" ")[2]).distinct()).hasSize(told);
        then(result.get("moreSenders").asBoolean()).isEqualTo(more);
    }

    private JsonNode send(String applicationId, String entityId, String channel) {
        return result(
                operator,
                message(account.accountId(), "applicationId", applicationId, "entityId", entityId, "channel", channel));
    }

    private static List<String> senders(JsonNode result) {
        return result.get("senders")
                .valueStream()
                .map(sender -> "%s %s %s %s"
                        .formatted(
                                sender.get("channel").asString(),
                                sender.get("resourceType").asString(),
                                sender.get("resourceId").asString(),
                                sender.get("entityId").asString("null")))
                .toList();
    }

    private void link(String type, String channel, String resourceId, String applicationId, String entityId) {
        then(account.post("/associations", association(type, channel, resourceId, applicationId, entityId))
                        .status())
                .isEqualTo(201);
    }

    private static String association(
            String type, String channel, String resourceId, String applicationId, String entityId) {
        return JsonText.object(
                "resourceType",
                type,
                "channel",
                channel,
                "resourceId",
                resourceId,
                "applicationId",
                applicationId,
                "entityId",
                entityId);
    }
}
