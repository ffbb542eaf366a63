package io.provisioning.history;

/** Why a transaction wrote history. What stood before there was any, the database calls EXISTED. */
public enum Cause {
    ACCOUNT_CREATED,
    APPLICATION_CREATED,
    APPLICATION_RENAMED,
    APPLICATION_DELETED,
    ENTITY_CREATED,
    ENTITY_RENAMED,
    ENTITY_DELETED,
    ASSOCIATION_CREATED,
    ASSOCIATION_DELETED
}
