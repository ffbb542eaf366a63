package io.provisioning.account;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A key as it is kept: never the key itself, only its hash. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<TrafficPair>> PAIRS = new TypeReference<>() {};

    @Id
    private UUID apiKeyId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    private AccountRow account;

    private byte[] keyHash;
    private boolean enabled;
    private Instant validFrom;
    private @Nullable Instant validTo;
    private String[] scopes;
    private String[] allowedIps;

    @Formula("CAST(platform AS text)")
    private String platform;

    protected ApiKeyRow() {}

    StoredKey stored() {
        return new StoredKey(
                keyHash,
                enabled && account.enabled(),
                validFrom,
                validTo,
                new Caller(
                        account.accountId(),
                        apiKeyId,
                        Set.copyOf(List.of(scopes)),
                        AllowedAddresses.of(List.of(allowedIps)),
                        account.rateLimit(),
                        Set.copyOf(JSON.readValue(platform, PAIRS))));
    }
}
