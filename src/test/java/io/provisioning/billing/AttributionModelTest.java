package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.billing.AttributionModel.Sender;
import io.provisioning.billing.AttributionModel.Tuple;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.WideText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After random changes, every instant and every period is answered as a model in plain collections has it. */
@ServerTest
class AttributionModelTest {

    private static final int STEPS = 150;
    private static final Random WIDE = new Random(15);
    private static final List<Sender> SENDERS = List.of(
            new Sender("NUMBER", "SMS", "447700900123"),
            new Sender("NUMBER", "MMS", "447700900123"),
            new Sender("ALPHA", "SMS", WideText.of(WIDE)));
    private static final List<String> OWNERS = List.of("shop", "blog", WideText.of(WIDE));

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private final AttributionModel model = new AttributionModel();
    /** The last one is after the last step. */
    private final List<Instant> instants = new ArrayList<>();

    private Api api;
    private Api biller;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_261_122})
    void shouldAnswerAnyInstantAndAnyPeriodAsTheModelHasIt(long seed) {
        // Given
        var random = new Random(seed);
        api = accounts.create();
        biller = accounts.biller();
        instants.add(clock());
        for (int step = 0; step < STEPS; step++) {
            change(random);
            instants.add(clock());
        }

        for (int question = 0; question < 60; question++) {
            int step = random.nextInt(instants.size());
            int other = random.nextInt(instants.size());
            int from = Math.min(step, other);
            int to = Math.max(step, other);

            // When
            List<JsonNode> then = all("at=" + instants.get(step));
            List<JsonNode> between =
                    from == to ? List.of() : all("from=%s&to=%s".formatted(instants.get(from), instants.get(to)));

            // Then
            then(then.stream()
                            .map(row -> words(row) + " "
                                    + row.get("share")
                                            .decimalValue()
                                            .stripTrailingZeros()
                                            .toPlainString()))
                    .as("seed %d, after step %d", seed, step)
                    .containsExactlyElementsOf(model.asOf(step));
            then(between.stream().map(row -> words(row) + " " + steps(row, to)))
                    .as("seed %d, after step %d to %d", seed, from, to)
                    .containsExactlyElementsOf(from == to ? List.of() : model.between(from, to));
            then(inSql("billing_api.attribution_at('%s')".formatted(instants.get(step))))
                    .as("seed %d, in SQL after step %d", seed, step)
                    .containsExactlyInAnyOrderElementsOf(
                            then.stream().map(AttributionModelTest::words).toList());
        }
        then(inSql("billing_api.attribution"))
                .as("seed %d, in SQL", seed)
                .containsExactlyInAnyOrderElementsOf(
                        all("from=%s&to=%s".formatted(instants.get(0), instants.get(STEPS))).stream()
                                .map(AttributionModelTest::words)
                                .toList());
    }

    private List<String> inSql(String view) {
        return database.sql("SELECT * FROM %s WHERE account_id = ?".formatted(view))
                .param(api.accountId())
                .query((row, n) -> words(
                        new Sender(
                                row.getString("resource_type"), row.getString("channel"), row.getString("resource_id")),
                        row.getString("application_id"),
                        row.getString("application_name"),
                        row.getString("entity_id"),
                        row.getString("entity_name")))
                .list();
    }

    private void change(Random random) {
        String owner = OWNERS.get(random.nextInt(OWNERS.size()));
        String name = random.nextInt(4) == 0 ? null : "name " + random.nextInt(1000);
        var tuple = new Tuple(
                SENDERS.get(random.nextInt(SENDERS.size())),
                random.nextInt(4) == 0 ? "default" : OWNERS.get(random.nextInt(OWNERS.size())),
                random.nextBoolean() ? null : OWNERS.get(random.nextInt(OWNERS.size())));
        switch (random.nextInt(10)) {
            case 0, 1 -> application(owner, name);
            case 2, 3 -> entity(owner, name);
            case 4 -> deleteApplication(owner);
            case 5 -> deleteEntity(owner);
            default -> link(tuple);
        }
        model.ends();
    }

    private void application(String id, @Nullable String name) {
        String body = json("applicationId", id, "applicationName", name);
        thenDone(
                model.hasApplication(id)
                        ? api.put("/applications/" + Api.encode(id), body)
                        : api.post("/applications", body));
        model.nameApplication(id, name);
    }

    private void entity(String id, @Nullable String name) {
        String body = json("entityId", id, "entityName", name);
        thenDone(model.hasEntity(id) ? api.put("/entities/" + Api.encode(id), body) : api.post("/entities", body));
        model.nameEntity(id, name);
    }

    private void deleteApplication(String id) {
        if (model.hasApplication(id)) {
            thenDone(api.delete("/applications/" + Api.encode(id)));
            model.deleteApplication(id);
        }
    }

    private void deleteEntity(String id) {
        if (model.hasEntity(id)) {
            thenDone(api.delete("/entities/" + Api.encode(id)));
            model.deleteEntity(id);
        }
    }

    /** One that stands is deleted. */
    private void link(Tuple tuple) {
        if (!model.hasApplication(tuple.applicationId()) || !model.hasEntity(tuple.entityId())) {
            return;
        }
        String body = json(
                "resourceType", tuple.sender().resourceType(),
                "channel", tuple.sender().channel(),
                "resourceId", tuple.sender().resourceId(),
                "applicationId", tuple.applicationId(),
                "entityId", tuple.entityId());
        if (model.has(tuple)) {
            thenDone(api.delete("/associations", body));
            model.unlink(tuple);
        } else {
            thenDone(api.post("/associations", body));
            model.link(tuple);
        }
    }

    private static void thenDone(Api.Answer answer) {
        then(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private List<JsonNode> all(String time) {
        List<JsonNode> rows = new ArrayList<>();
        String path = "//billing/1/attributions?limit=3&accountId=" + api.accountId() + "&" + time;
        JsonNode page = biller.get(path).json();
        then(Instant.parse(page.get("watermark").asString())).isAfter(instants.get(STEPS));
        while (true) {
            page.get("attributions").forEach(rows::add);
            JsonNode next = page.get("paging").get("nextCursor");
            if (next.isNull()) {
                return rows;
            }
            page = biller.get(path + "&cursor=" + next.asString()).json();
        }
    }

    private static String words(JsonNode row) {
        var sender = new Sender(text(row, "resourceType"), text(row, "channel"), text(row, "resourceId"));
        then(row.get("rank").asInt()).isEqualTo(text(row, "entityId") == null ? 2 : 1);
        return words(
                sender,
                text(row, "applicationId"),
                text(row, "applicationName"),
                text(row, "entityId"),
                text(row, "entityName"));
    }

    private static String words(
            Sender sender,
            @Nullable String applicationId,
            @Nullable String applicationName,
            @Nullable String entityId,
            @Nullable String entityName) {
        return "%s %s=%s %s=%s".formatted(sender, applicationId, applicationName, entityId, entityName);
    }

    /** What happened in a step, happened before the instant that follows it. What reaches the end, ends after it. */
    private String steps(JsonNode row, int to) {
        Instant validTo = Instant.parse(text(row, "validTo"));
        int end = validTo.equals(instants.get(to)) ? to + 1 : stepOf(validTo);
        return stepOf(Instant.parse(text(row, "validFrom"))) + "-" + end;
    }

    private int stepOf(Instant instant) {
        int step = 0;
        while (instants.get(step).isBefore(instant)) {
            step++;
        }
        return step;
    }

    private Instant clock() {
        return database.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static @Nullable String text(JsonNode row, String field) {
        return row.get(field).isNull() ? null : row.get(field).asString();
    }

    private static String json(@Nullable String... namesAndValues) {
        var json = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json.toString();
    }
}
