package io.provisioning.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/** To what kind of thing it was done. */
@Schema(
        name = "AuditSubject",
        enumAsRef = true,
        description = "The kind of thing; its id is the account's key, the API key's id, the application's or entity's"
                + " id, or for an association the resource's.")
public enum Subject {
    ACCOUNT,
    API_KEY,
    APPLICATION,
    ENTITY,
    ASSOCIATION
}
