package io.provisioning.isolation;

import java.util.List;

/** The kinds of callers, by what their keys may do. */
enum Caller {
    PROVISIONS("application-entity:manage"),
    MANAGES("account-management:manage", "application-entity:manage"),
    READS_BILLING("billing:read"),
    SUBMITS("messages:submit"),
    SUBMITS_ITS_OWN("messages:submit"),
    MAY_EVERYTHING("application-entity:manage", "account-management:manage", "billing:read", "messages:submit"),
    OPERATOR;

    final List<String> scopes;

    Caller(String... scopes) {
        this.scopes = List.of(scopes);
    }
}
