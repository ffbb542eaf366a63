package io.provisioning.account;

import io.provisioning.http.AccessLine;
import io.provisioning.http.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs the caller in. Who is nobody goes on as such, and is stopped with 401 where somebody is needed. Elsewhere
 * (documentation) a key means nothing: it is not looked up, and the request does not count against its account.
 */
public class ApiKeyFilter extends OncePerRequestFilter {

    public static final String PROVISIONING = "/provisioning/1/**";
    public static final String SETTINGS = "/settings/**";
    public static final String BILLING = "/billing/**";
    public static final String ACCOUNTS = "/settings/1/accounts";
    public static final String MESSAGES = "/messages/**";
    public static final String SUBMISSIONS = "/messages/1/submissions";

    private static final RequestMatcher ACCOUNTS_AND_KEYS = matching(SETTINGS);
    private static final RequestMatcher WHO_HAD_WHAT = matching(BILLING);
    private static final RequestMatcher ALL_OF_MESSAGES = matching(MESSAGES);
    private static final RequestMatcher BATCHES = matching(SUBMISSIONS);

    private final RequestMatcher paths =
            RequestMatchers.anyOf(matching(PROVISIONING), ACCOUNTS_AND_KEYS, WHO_HAD_WHAT, ALL_OF_MESSAGES);
    private final SignIn signIn;
    private final ClientAddress addresses;

    ApiKeyFilter(SignIn signIn, ClientAddress addresses) {
        this.signIn = signIn;
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signIn.signIn(request.getHeader(HttpHeaders.AUTHORIZATION), addresses.of(request))
                .ifPresent(who -> {
                    var context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new SignedInAuthentication(who));
                    SecurityContextHolder.setContext(context);
                    request.setAttribute(AccessLine.ACCOUNT, who.limitedAs());
                });
        chain.doFilter(request, response);
    }

    /** Whether it is about accounts and keys, which have limits of their own. */
    public static boolean isSettings(HttpServletRequest request) {
        return ACCOUNTS_AND_KEYS.matches(request);
    }

    /** Whether it is about who had which sender when, which has limits of its own too. */
    public static boolean isBilling(HttpServletRequest request) {
        return WHO_HAD_WHAT.matches(request);
    }

    /** Whether it is about messages, which have limits of their own. */
    public static boolean isMessages(HttpServletRequest request) {
        return ALL_OF_MESSAGES.matches(request);
    }

    /** Whether it brings many messages at once, which need a larger body. */
    public static boolean isBatch(HttpServletRequest request) {
        return BATCHES.matches(request);
    }

    private static RequestMatcher matching(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
