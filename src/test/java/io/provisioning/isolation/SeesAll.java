package io.provisioning.isolation;

import java.util.List;

/**
 * Who reads or changes the things of every account, on purpose ({@code docs/accounts.md}): the only exceptions from the
 * sweep. Everything else, on whatever route, must not tell another account's things from what never existed.
 *
 * @param below the beginning of the paths
 */
record SeesAll(Caller caller, String below, String why) {

    static final List<SeesAll> EXCEPTIONS = List.of(
            new SeesAll(Caller.OPERATOR, "/settings/", "the operator manages all accounts and their keys"),
            new SeesAll(Caller.OPERATOR, "/billing/", "the operator reads billing over all accounts"),
            new SeesAll(Caller.OPERATOR, "/messages/", "the operator submits for every account"),
            new SeesAll(Caller.READS_BILLING, "/billing/", "billing is done over all accounts"),
            new SeesAll(Caller.MAY_EVERYTHING, "/billing/", "it has billing:read"),
            new SeesAll(Caller.SUBMITS, "/messages/", "the messaging platform submits for every account"),
            new SeesAll(Caller.MAY_EVERYTHING, "/messages/", "it has messages:submit and is bound to no traffic"));

    static boolean does(Caller caller, Route route) {
        return EXCEPTIONS.stream().anyMatch(exception -> exception.caller == caller && exception.covers(route));
    }

    boolean covers(Route route) {
        return route.operation().path().startsWith(below);
    }
}
