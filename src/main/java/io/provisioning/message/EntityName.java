package io.provisioning.message;

/** An entity, by whose it is and its id. */
record EntityName(String accountId, String entityId) {}
