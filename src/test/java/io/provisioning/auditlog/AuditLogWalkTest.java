package io.provisioning.auditlog;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** However short a walk has to be, its pages together have exactly what was asked for, newest first. */
@ServerTest
class AuditLogWalkTest {

    private static final int LONGEST_WALK = 20;
    private static final int LIMIT = 3;

    /** Each test has an hour of its own, long ago, so that it meets nobody over all accounts either. */
    private static final AtomicInteger HOURS = new AtomicInteger();

    private final Instant from = Instant.EPOCH.plus(Duration.ofHours(HOURS.incrementAndGet()));
    private final Instant to = from.plus(Duration.ofHours(1));

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    static IntStream everyCombination() {
        return IntStream.range(0, 1 << 7);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void shouldFindWhatIsAskedForHoweverFarItIs(int combination) {
        // Given
        String account = accounts.create().accountId();
        fill(account, 130);
        fill(accounts.create().accountId(), 130);
        Picker given = (bit, value) -> (combination & 1 << bit) == 0 ? null : value;
        String own = given.pick(0, account);
        var filter = new AuditLogFilter(
                given.pick(1, account),
                given.pick(2, "key-1"),
                given.pick(3, "MODIFIED") == null ? null : Action.MODIFIED,
                given.pick(4, "ENTITY") == null ? null : Subject.ENTITY,
                given.pick(5, "s-1"),
                given.pick(6, "request-1"),
                from,
                to);

        // When
        List<AuditLogList> pages = pages(own, filter);

        // Then
        then(pages.stream().flatMap(page -> page.auditLogs().stream()).map(AuditLog::id))
                .containsExactlyElementsOf(expected(own, filter))
                .isNotEmpty();
        then(pages).allSatisfy(page -> then(page.auditLogs()).hasSizeLessThanOrEqualTo(LIMIT));
    }

    @Test
    void shouldGoOnFromAPageThatFoundNothing() {
        // Given
        String account = accounts.create().accountId();
        fill(account, 100);

        // When
        List<AuditLogList> pages =
                pages(account, new AuditLogFilter(null, null, Action.DELETED, null, null, null, from, to));

        // Then five walks had to end, and the last one found that there is nothing left
        then(pages).hasSize(6).allSatisfy(page -> then(page.auditLogs()).isEmpty());
    }

    private List<AuditLogList> pages(@Nullable String own, AuditLogFilter filter) {
        var search = new AuditLogSearch(database, LONGEST_WALK);
        var transaction = new TransactionTemplate(transactions);
        List<AuditLogList> pages = new ArrayList<>();
        Cursor cursor = null;
        do {
            Cursor shown = cursor;
            AuditLogList page =
                    transaction.execute(status -> AuditLogList.of(search.list(own, filter, shown, LIMIT), LIMIT));
            pages.add(page);
            String next = page.paging().nextCursor();
            cursor = next == null ? null : Cursor.parse(next);
        } while (cursor != null);
        return pages;
    }

    /** Two at a time at the same instant, so that their number decides. */
    private void fill(String account, int changes) {
        database.sql("""
                        INSERT INTO audit_log
                            (account_id, at, actor, action, subject_type, subject_id, detail, address, request_id)
                        SELECT :account, :from + n / 2 * interval '1 second', 'key-' || n % 3,
                               (ARRAY['CREATED', 'MODIFIED'])[1 + n % 2], (ARRAY['API_KEY', 'ENTITY'])[1 + n % 2],
                               's-' || n % 5, '{}', '192.0.2.1', 'request-' || n % 4
                        FROM generate_series(1, :changes) n""")
                .param("account", account)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("changes", changes)
                .update();
    }

    private List<Long> expected(@Nullable String own, AuditLogFilter filter) {
        return database.sql("""
                        SELECT audit_id FROM audit_log
                        WHERE at >= :from AND at < :to
                          AND account_id = coalesce(:own, account_id) AND account_id = coalesce(:account, account_id)
                          AND actor = coalesce(:key, actor) AND action = coalesce(:action, action)
                          AND subject_type = coalesce(:type, subject_type)
                          AND subject_id = coalesce(:subject, subject_id)
                          AND request_id = coalesce(:request, request_id)
                        ORDER BY at DESC, audit_id DESC""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("own", own)
                .param("account", filter.accountId())
                .param("key", filter.keyId())
                .param("action", Objects.toString(filter.action(), null))
                .param("type", Objects.toString(filter.subjectType(), null))
                .param("subject", filter.subjectId())
                .param("request", filter.requestId())
                .query(Long.class)
                .list();
    }

    private interface Picker {

        @Nullable
        String pick(int bit, String value);
    }
}
