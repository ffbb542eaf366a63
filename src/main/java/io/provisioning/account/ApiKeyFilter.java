package io.provisioning.account;

import io.provisioning.http.AccessLine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs the caller in. Who is nobody goes on as such, and is stopped with 401 where somebody is needed. Elsewhere
 * (documentation) a key means nothing: it is not looked up, and the request does not count against its account.
 */
public class ApiKeyFilter extends OncePerRequestFilter {

    public static final String PATHS = "/provisioning/1/**";

    private final RequestMatcher paths =
            PathPatternRequestMatcher.withDefaults().matcher(PATHS);
    private final SignIn signIn;

    ApiKeyFilter(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signIn.signIn(request.getHeader(HttpHeaders.AUTHORIZATION)).ifPresent(caller -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(caller));
            SecurityContextHolder.setContext(context);
            request.setAttribute(AccessLine.ACCOUNT, caller.accountId());
        });
        chain.doFilter(request, response);
    }
}
