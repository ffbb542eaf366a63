package io.provisioning.billing;

import static io.provisioning.billing.ChangeFeedHttpTest.association;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.WideText;
import java.util.List;
import java.util.Random;

/** What an account may do in a day: few owners and few senders, so that everything happens to all of them. */
final class RandomBusiness {

    private static final Random WIDE = new Random(15);
    private static final List<String> APPLICATIONS = List.of("default", "a", WideText.of(WIDE));
    private static final List<String> ENTITIES = List.of("null", "null", "\"e\"", '"' + WideText.of(WIDE) + '"');
    private static final List<String> RESOURCES = List.of("0", "1", "2", "3", "4", "5", "6", WideText.of(WIDE));

    private final Api api;
    private final Random random;

    RandomBusiness(Api api, long seed) {
        this.api = api;
        this.random = new Random(seed);
    }

    /** One change, or the attempt at one: what exists already or no more is refused. */
    int step() {
        String owner = random.nextBoolean() ? "application" : "entity";
        String plural = owner.equals("application") ? "applications" : "entities";
        String id = owner.equals("application")
                ? APPLICATIONS.get(random.nextInt(1, 3))
                : ENTITIES.get(random.nextInt(2, 4)).replace("\"", "");
        String association = association(
                RESOURCES.get(random.nextInt(RESOURCES.size())),
                APPLICATIONS.get(random.nextInt(3)),
                ENTITIES.get(random.nextInt(4)));
        Api.Answer answer = switch (random.nextInt(12)) {
            case 0 -> api.delete("/" + plural + "/" + Api.encode(id));
            case 1, 2, 3 -> api.post("/" + plural, "{\"%sId\":\"%s\"}".formatted(owner, id));
            case 4 ->
                api.put("/" + plural + "/" + Api.encode(id), "{\"%sName\":\"%d\"}".formatted(owner, random.nextInt()));
            case 5, 6, 7 -> api.delete("/associations", association);
            default -> api.post("/associations", association);
        };
        then(answer.status()).as(answer.body()).isNotEqualTo(500);
        return answer.status();
    }
}
