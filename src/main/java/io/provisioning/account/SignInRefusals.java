package io.provisioning.account;

import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** 401 for who is nobody, 403 for whose key does not reach as far. */
@Component
class SignInRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SignInMetrics metrics;

    SignInRefusals(SignInMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        ErrorWriter.write(response, Problem.unauthorized());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof AuthorizationDeniedException with
                && with.getAuthorizationResult() instanceof Permission.Denial denial) {
            metrics.count(denial.outcome());
            ErrorWriter.write(response, denial.problem());
        } else {
            metrics.count(SignInOutcome.MISSING_SCOPE);
            ErrorWriter.write(response, Problem.lacksScope(missingScope(denied)));
        }
    }

    private static String missingScope(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException with
                        && with.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.joining(", "))
                : "that this needs";
    }
}
