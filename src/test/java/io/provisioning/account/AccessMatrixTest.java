package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, called by everybody. A route that is not in the table fails: whose it is, is a decision. */
@ServerTest
class AccessMatrixTest {

    /** Each route, whose it is, and what it answers to whom it lets in, for a path of no one and the body {@code {}}. */
    private static final String ROUTES = """
            GET    /provisioning/1/applications                 provisioning 200
            POST   /provisioning/1/applications                 provisioning 400
            GET    /provisioning/1/applications/{applicationId} provisioning 404
            PUT    /provisioning/1/applications/{applicationId} provisioning 404
            DELETE /provisioning/1/applications/{applicationId} provisioning 404
            GET    /provisioning/1/entities                     provisioning 200
            POST   /provisioning/1/entities                     provisioning 400
            GET    /provisioning/1/entities/{entityId}          provisioning 404
            PUT    /provisioning/1/entities/{entityId}          provisioning 404
            DELETE /provisioning/1/entities/{entityId}          provisioning 404
            GET    /provisioning/1/associations                 provisioning 200
            POST   /provisioning/1/associations                 provisioning 400
            DELETE /provisioning/1/associations                 provisioning 400
            GET    /provisioning/1/associations/single          provisioning 400
            GET    /settings/1/accounts                         operator     200
            POST   /settings/1/accounts                         operator     400
            GET    /settings/1/accounts/{accountKey}            operator     404
            PUT    /settings/1/accounts/{accountKey}            operator     404
            GET    /settings/1/audit-logs                       settings     200
            GET    /settings/2/api-keys                         settings     200
            POST   /settings/2/api-keys                         settings     400
            GET    /settings/2/api-keys/{apiKeyId}              settings     404
            PUT    /settings/2/api-keys/{apiKeyId}              settings     404
            GET    /billing/1/attributions                      billing      200
            GET    /billing/1/summary                           billing      200
            GET    /billing/1/changes                           billing      200
            POST   /messages/1/submissions                      messages     400
            GET    /v3/api-docs                                 public       200
            GET    /v3/api-docs.yaml                            public       200
            GET    /v3/api-docs/swagger-config                  public       200
            GET    /swagger-ui.html                             public       302
            ANY    /error                                       public       404
            """;

    /** No routes, and decided all the same: what nobody has thought of yet is as closed as its neighbours. */
    private static final String NO_ROUTES = """
            GET    /provisioning/1/nothing                      provisioning 404
            PATCH  /provisioning/1/applications                 provisioning 405
            GET    /settings/1/nothing                          settings     404
            GET    /settings/9/nothing                          settings     404
            DELETE /settings/1/audit-logs                       settings     405
            GET    /settings/1/audit-logs/nothing               settings     404
            DELETE /settings/2/api-keys/{apiKeyId}              settings     405
            DELETE /settings/1/accounts/{accountKey}            operator     405
            GET    /settings/1/accounts/{accountKey}/nothing    operator     404
            GET    /billing/1/nothing                           billing      404
            POST   /billing/1/attributions                      billing      405
            POST   /billing/1/summary                           billing      405
            POST   /billing/1/changes                           billing      405
            POST   /billing/9/nothing                           billing      404
            GET    /billing                                     billing      404
            GET    /messages/1/submissions                      messages     405
            GET    /messages/1/nothing                          messages     404
            POST   /messages/9/nothing                          messages     404
            GET    /nothing                                     public       404
            GET    /%70rovisioning/1/applications               provisioning 200
            GET    /%73ettings/1/accounts                       operator     200
            GET    /settings/1/%61ccounts                       operator     200
            GET    /settings/1/accounts/                        operator     404
            GET    //settings/1/accounts                        public       404
            GET    /settings/2/api%2Dkeys                       settings     200
            HEAD   /provisioning/1/applications                 provisioning 200
            HEAD   /settings/1/accounts                         operator     200
            HEAD   /settings/2/api-keys                         settings     200
            OPTIONS /provisioning/1/applications                provisioning 200
            OPTIONS /settings/1/accounts                        operator     200
            OPTIONS /settings/2/api-keys                        settings     200
            """;

    @Autowired
    private Map<String, RequestMappingHandlerMapping> mappings;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api account;

    @Test
    void shouldDecideAboutEveryRoute() {
        // When
        Set<String> mapped = new TreeSet<>();
        mappings.values()
                .forEach(mapping ->
                        mapping.getHandlerMethods().keySet().forEach(route -> mapped.addAll(methodsAndPaths(route))));

        // Then
        Set<String> decided = new TreeSet<>();
        rows(ROUTES).forEach(route -> decided.add(route.method() + " " + route.path()));
        then(decided).isEqualTo(mapped);
    }

    /** Who is let in gets what the route answers; everybody else 401 or 403, whatever it is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                caller                                | provisioning | settings | operator | billing | messages | public
                nobody                                | 401          | 401      | 401      | 401     | 401      | let in
                a malformed key                       | 401          | 401      | 401      | 401     | 401      | let in
                a key under Basic                     | 401          | 401      | 401      | 401     | 401      | let in
                a key under Bearer                    | 401          | 401      | 401      | 401     | 401      | let in
                a key under IBSSO                     | 401          | 401      | 401      | 401     | 401      | let in
                an unknown key                        | 401          | 401      | 401      | 401     | 401      | let in
                a disabled key of every scope         | 401          | 401      | 401      | 401     | 401      | let in
                an expired key of every scope         | 401          | 401      | 401      | 401     | 401      | let in
                a key of tomorrow of every scope      | 401          | 401      | 401      | 401     | 401      | let in
                a disabled account's of every scope   | 401          | 401      | 401      | 401     | 401      | let in
                a key without any scope               | 403          | 403      | 403      | 403     | 403      | let in
                a key of other scopes                 | 403          | 403      | 403      | let in  | let in   | let in
                a key that provisions                 | let in       | 403      | 403      | 403     | 403      | let in
                a key that manages its account's keys | 403          | let in   | 403      | 403     | 403      | let in
                a key of every scope                  | let in       | let in   | 403      | let in  | let in   | let in
                a key of every scope from elsewhere   | 403          | 403      | 403      | 403     | 403      | let in
                a key of every scope for traffic      | 403          | 403      | 403      | 403     | let in   | let in
                the operator                          | 403          | let in   | let in   | let in  | let in   | let in
                """)
    void shouldLetInWhomTheRouteIsForAndNobodyElse(
            String caller,
            String provisioning,
            String settings,
            String operator,
            String billing,
            String messages,
            String everybody) {
        // Given
        account = accounts.create();
        var expected = Map.of(
                "provisioning",
                provisioning,
                "settings",
                settings,
                "operator",
                operator,
                "billing",
                billing,
                "messages",
                messages,
                "public",
                everybody);
        String authorization = authorization(caller);

        // When
        Map<String, String> answered = new TreeMap<>();
        Map<String, String> decided = new TreeMap<>();
        rows(ROUTES + NO_ROUTES).forEach(route -> {
            String whatever = expected.get(route.isFor());
            decided.put(route.toString(), whatever.equals("let in") ? route.status() : whatever);
            answered.put(route.toString(), String.valueOf(route.send(account, authorization)));
        });

        // Then
        then(answered).isEqualTo(decided);
    }

    private String authorization(String caller) {
        String[] every = Scope.ALL.toArray(String[]::new);
        return switch (caller) {
            case "nobody" -> "";
            case "a malformed key" -> "App " + account.key() + " twice";
            case "a key under Basic" -> "Basic " + base64("operator:" + TestAccounts.OPERATOR_KEY);
            case "a key under Bearer" -> "Bearer " + TestAccounts.OPERATOR_KEY;
            case "a key under IBSSO" -> "IBSSO " + account.key();
            case "an unknown key" -> "App unknown";
            case "a disabled key of every scope" -> key("false", "now()", "NULL", every);
            case "an expired key of every scope" -> key("true", "now() - interval '2 days'", "now()", every);
            case "a key of tomorrow of every scope" -> key("true", "now() + interval '1 day'", "NULL", every);
            case "a disabled account's of every scope" -> {
                database.sql("UPDATE account SET enabled = false WHERE account_id = ?")
                        .param(account.accountId())
                        .update();
                yield key("true", "now()", "NULL", every);
            }
            case "a key without any scope" -> key("true", "now()", "NULL");
            case "a key of other scopes" -> key("true", "now()", "NULL", Scope.BILLING, Scope.MESSAGES);
            case "a key that provisions" -> key("true", "now()", "NULL", Scope.PROVISIONING);
            case "a key that manages its account's keys" -> key("true", "now()", "NULL", Scope.ACCOUNTS);
            case "a key of every scope" -> key("true", "now()", "NULL", every);
            case "a key of every scope from elsewhere" -> restricted("allowed_ips = '{192.0.2.1}'");
            case "a key of every scope for traffic" -> restricted("platform = '[{\"applicationId\":\"a\"}]'");
            case "the operator" -> "App " + TestAccounts.OPERATOR_KEY;
            default -> throw new IllegalArgumentException(caller);
        };
    }

    private String key(String enabled, String validFrom, String validTo, String... scopes) {
        return "App " + accounts.addKey(account.accountId(), enabled, validFrom, validTo, scopes);
    }

    private String restricted(String restriction) {
        String key = key("true", "now()", "NULL", Scope.ALL.toArray(String[]::new));
        database.sql("UPDATE api_key SET " + restriction + " WHERE account_id = ?")
                .param(account.accountId())
                .update();
        return key;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> methodsAndPaths(RequestMappingInfo route) {
        Set<String> found = new TreeSet<>();
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        for (String path : route.getPatternValues()) {
            methods.forEach(method -> found.add(method + " " + path));
            if (methods.isEmpty()) {
                found.add("ANY " + path);
            }
        }
        return found;
    }

    private static Stream<Route> rows(String table) {
        return table.lines()
                .map(row -> row.split(" +"))
                .map(cells -> new Route(cells[0], cells[1], cells[2], cells[3]));
    }

    private record Route(String method, String path, String isFor, String status) {

        int send(Api account, String authorization) {
            String target = path.replaceAll("\\{.*}", "no-such");
            return account.send(
                            method.equals("ANY") ? "GET" : method,
                            "/" + target,
                            List.of("GET", "HEAD", "OPTIONS").contains(method) ? null : "{}",
                            "Authorization",
                            authorization)
                    .status();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
