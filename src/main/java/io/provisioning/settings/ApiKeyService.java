package io.provisioning.settings;

import io.provisioning.account.ApiKeySecret;
import io.provisioning.account.ChangedKey;
import io.provisioning.account.Operator;
import io.provisioning.account.Scope;
import io.provisioning.account.SignedIn;
import io.provisioning.database.Change;
import io.provisioning.database.Snapshot;
import io.provisioning.error.ApiException;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.provisioning.error.ViolatedConstraint;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of keys: the operator manages those of all accounts, a key those of its own, and grants no scope that it has
 * not itself.
 */
@Service
class ApiKeyService {

    private static final String WHAT = "API key";

    /** On an instance whose clock is behind, a key that is valid from now would be one of the future. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private final ApiKeyStore keys;
    private final ApiKeySearch search;
    private final NamedOwners owners;
    private final ApiKeyTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiKeyService(
            ApiKeyStore keys,
            ApiKeySearch search,
            NamedOwners owners,
            ApiKeyTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.keys = keys;
        this.search = search;
        this.owners = owners;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Change
    public CreatedApiKey create(SignedIn who, CreateApiKey wanted) {
        ApiKey key = newKey(accountFor(who, wanted.accountId()), wanted);
        requireOrder(key);
        requireScopesOf(key, who);
        ApiKeySecret secret = ApiKeySecret.generate();
        try {
            keys.insert(key.accountId(), key, secret.hash());
        } catch (DataIntegrityViolationException violation) {
            if (ViolatedConstraint.nameIn(violation).equals("api_key_account_fk")) {
                throw noSuchAccount();
            }
            throw violation;
        }
        trail.created(key);
        owners.createIfMissing(key.accountId(), key.platform());
        return new CreatedApiKey(key, secret.reveal());
    }

    @Transactional(readOnly = true)
    public ApiKey get(SignedIn who, String id) {
        return uuid(id).flatMap(uuid -> keys.find(who.onlyAccount(), uuid)).orElseThrow(() -> unknown(id));
    }

    @Snapshot
    public ApiKeyList list(SignedIn who, ApiKeyQuery query) {
        String accountId = who.onlyAccount();
        long total = search.count(accountId, query);
        var paging = ListPaging.of(query.page(), query.orderBy(), query.orderDirection(), total);
        return new ApiKeyList(search.list(accountId, query), paging);
    }

    @Change
    public ApiKey update(SignedIn who, String id, UpdateApiKey change) {
        ApiKey before =
                uuid(id).flatMap(uuid -> keys.lock(who.onlyAccount(), uuid)).orElseThrow(() -> unknown(id));
        if (change.accountId() != null && !change.accountId().equals(before.accountId())) {
            throw ApiException.badRequest("accountId", "must be the account of the key, which never changes");
        }
        ApiKey after = change.appliedTo(before);
        requireOrder(after);
        if (!after.isAtMost(before)) {
            requireScopesOf(after, who);
        }
        if (change.platform() != null) {
            owners.createIfMissing(after.accountId(), after.platform());
        }
        events.publishEvent(new ChangedKey(ByteBuffer.wrap(keys.update(after.accountId(), after))));
        trail.modified(before, after);
        return after;
    }

    private ApiKey newKey(String accountId, CreateApiKey wanted) {
        Instant from = wanted.validFrom() == null
                ? clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_DIFFER)
                : wanted.validFrom();
        Instant aYearLater = from.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
        return new ApiKey(
                UUID.randomUUID().toString(),
                accountId,
                wanted.name(),
                orEmpty(wanted.allowedIPs()),
                from,
                wanted.validTo() == null ? aYearLater : wanted.validTo(),
                true,
                orEmpty(wanted.permissions()),
                orEmpty(wanted.platform()),
                wanted.scopeGuids() == null ? List.of(Scope.PROVISIONING) : wanted.scopeGuids());
    }

    /** Another account's id answers as one that never existed. */
    private static String accountFor(SignedIn who, @Nullable String named) {
        String own = who.onlyAccount();
        if (named == null) {
            return Optional.ofNullable(own)
                    .orElseThrow(() ->
                            ApiException.badRequest("accountId", "is required: the operator belongs to no account"));
        }
        if (own != null && !named.equals(own)) {
            throw noSuchAccount();
        }
        return named;
    }

    /** The public API has no 404 where the account is a field. */
    private static ApiException noSuchAccount() {
        return ApiException.badRequest("accountId", "must be an account that exists and that you manage");
    }

    private static void requireOrder(ApiKey key) {
        if (key.validTo() != null && !key.validTo().isAfter(key.validFrom())) {
            throw ApiException.badRequest("validTo", "must be after validFrom");
        }
    }

    /** Or it would hand out what it lacks: with a new key, or with one that it enables, prolongs or opens. */
    private static void requireScopesOf(ApiKey key, SignedIn who) {
        key.scopeGuids().stream()
                .filter(scope -> who != Operator.OPERATOR && !who.scopes().contains(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw new ApiException(Problem.of(
                            ErrorCode.FORBIDDEN,
                            "The API key lacks the scope %s, so it cannot grant it".formatted(scope)));
                });
    }

    /** Ids that cannot be one are unknown like any other. */
    private static Optional<UUID> uuid(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static ApiException unknown(String id) {
        return ApiException.unknown(WHAT, id);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
