package io.provisioning.account;

import java.util.Set;

/** What a key may do; the names are those of the replicated API. */
public final class Scope {

    /** All fourteen operations of {@code /provisioning/1}. */
    public static final String PROVISIONING = "application-entity:manage";

    /** Accounts, keys and the audit trail, under {@code /settings}. */
    public static final String ACCOUNTS = "account-management:manage";

    /** Who had which sender when, across accounts. */
    public static final String BILLING = "billing:read";

    /** What the messaging platform tells about traffic. */
    public static final String MESSAGES = "messages:submit";

    /** Every scope that a key can have. */
    public static final Set<String> ALL = Set.of(PROVISIONING, ACCOUNTS, BILLING, MESSAGES);

    private Scope() {}
}
