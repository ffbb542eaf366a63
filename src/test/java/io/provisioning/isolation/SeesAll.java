package io.provisioning.isolation;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who reads or changes the things of every account, on purpose ({@code docs/accounts.md}): the only exceptions from the
 * sweep, each operation by its id. Everything else, on whatever route, must not tell another account's things from what
 * never existed.
 */
record SeesAll(Caller caller, String operationId, String why) {

    private static final String ACCOUNTS = "get-all-accounts create-account get-account update-account";
    private static final String KEYS = "get-api-keys-by-filter create-api-key get-api-key update-api-key";
    private static final String BILLING = "get-attributions get-changes get-attribution-summary";

    static final List<SeesAll> EXCEPTIONS = Stream.of(
                    of(Caller.OPERATOR, ACCOUNTS, "the operator manages all accounts"),
                    of(Caller.OPERATOR, KEYS, "and their keys"),
                    of(Caller.OPERATOR, "get-audit-logs", "and reads who changed what"),
                    of(Caller.OPERATOR, BILLING, "the operator reads billing over all accounts"),
                    of(Caller.OPERATOR, "submit-messages", "the operator submits for every account"),
                    of(Caller.READS_BILLING, BILLING, "billing is done over all accounts"),
                    of(Caller.MAY_EVERYTHING, BILLING, "it has billing:read"),
                    of(Caller.SUBMITS, "submit-messages", "the messaging platform submits for every account"),
                    of(Caller.MAY_EVERYTHING, "submit-messages", "it has messages:submit, bound to no traffic"))
            .flatMap(exceptions -> exceptions)
            .toList();

    private static Stream<SeesAll> of(Caller caller, String operationIds, String why) {
        return Stream.of(operationIds.split(" ")).map(id -> new SeesAll(caller, id, why));
    }

    static boolean does(Caller caller, Route route) {
        return EXCEPTIONS.stream().anyMatch(exception -> exception.caller == caller && exception.covers(route));
    }

    boolean covers(Route route) {
        return route.operation().id().equals(operationId);
    }
}
