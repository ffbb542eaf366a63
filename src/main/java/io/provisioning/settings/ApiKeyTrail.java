package io.provisioning.settings;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down who made or changed a key: everything that can be read of it, and so neither its secret nor its hash. */
@Component
class ApiKeyTrail {

    private final AuditTrail audit;

    ApiKeyTrail(AuditTrail audit) {
        this.audit = audit;
    }

    void created(ApiKey key) {
        Detail detail = Detail.none();
        fields(key).forEach(detail::with);
        audit.record(key.accountId(), Action.CREATED, Subject.API_KEY, key.id(), detail);
    }

    void modified(ApiKey before, ApiKey after) {
        Detail detail = Detail.none();
        Map<String, @Nullable Object> now = fields(after);
        fields(before).forEach((field, old) -> detail.withChanged(field, old, now.get(field)));
        audit.record(after.accountId(), Action.MODIFIED, Subject.API_KEY, after.id(), detail);
    }

    private static Map<String, @Nullable Object> fields(ApiKey key) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("allowedIPs", key.allowedIPs());
        fields.put("validFrom", key.validFrom());
        fields.put("validTo", key.validTo());
        fields.put("enabled", key.enabled());
        fields.put("permissions", key.permissions());
        fields.put("platform", key.platform());
        fields.put("scopeGuids", key.scopeGuids());
        return fields;
    }
}
