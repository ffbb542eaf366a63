package io.provisioning.audit;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who did it: the start, where there was no request; and in a request never nobody. */
@ServerTest
class ActorTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private AuditTrail audit;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void shouldBeTheStartWithoutARequest() {
        then(record()).isEqualTo("start-up");
    }

    @Test
    void shouldRefuseAChangeByARequestThatNobodySigned() {
        // Given
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));

        // When, Then
        thenThrownBy(this::record).isInstanceOf(IllegalStateException.class);
    }

    /** So Spring Security calls whom it knows nothing of. */
    @Test
    void shouldTakeAnonymousForNobody() {
        // Given
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));

        // When, Then
        thenThrownBy(this::record).isInstanceOf(IllegalStateException.class);
    }

    private String record() {
        String account = accounts.create().accountId();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        audit.record(account, Action.CREATED, Subject.ENTITY, "e", Detail.of("entityName", null)));
        return database.sql("SELECT actor FROM audit_log WHERE account_id = ?")
                .param(account)
                .query(String.class)
                .single();
    }
}
