package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Api.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One successful call of each operation, on an account that has application {@code a1} and entity {@code e1}. */
final class FourteenOperations {

    private static final String LINK =
            "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"new\",\"applicationId\":\"a1\",\"entityId\":\"e1\"}";

    private FourteenOperations() {}

    static Map<String, Function<Api, Answer>> all() {
        Map<String, Function<Api, Answer>> calls = new LinkedHashMap<>();
        calls.put("get-applications", api -> api.get("/applications?page=1&size=5"));
        calls.put("create-application", api -> api.post("/applications", "{\"applicationId\":\"new\"}"));
        calls.put("get-application", api -> api.get("/applications/a1"));
        calls.put("modify-application", api -> api.put("/applications/a1", "{\"applicationName\":\"x\"}"));
        calls.put("get-entities", api -> api.get("/entities?page=1&size=5"));
        calls.put("create-entity", api -> api.post("/entities", "{\"entityId\":\"new\"}"));
        calls.put("get-entity", api -> api.get("/entities/e1"));
        calls.put("modify-entity", api -> api.put("/entities/e1", "{\"entityName\":\"x\"}"));
        calls.put("create-resource-association", api -> api.post("/associations", LINK));
        calls.put("get-resource-associations", api -> api.get("/associations?page=1&size=5"));
        calls.put(
                "get-resource-association",
                api -> api.get("/associations/single?resourceType=NUMBER&channel=SMS&resourceId=new"
                        + "&applicationId=a1&entityId=e1"));
        calls.put("delete-resource-association", api -> api.delete("/associations", LINK));
        calls.put("delete-application", api -> api.delete("/applications/a1"));
        calls.put("delete-entity", api -> api.delete("/entities/e1"));
        return calls;
    }

    static void succeed(String operation, Function<Api, Answer> call, Api api) {
        Answer answer = call.apply(api);
        then(answer.status()).as("%s: %s", operation, answer.body()).isBetween(200, 204);
    }
}
