package io.provisioning.account;

import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import io.provisioning.http.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a key that is used from an address it is not allowed from. Its place is after the scopes, before the limiter. */
public class AllowedAddressFilter extends OncePerRequestFilter {

    private final ClientAddress addresses;
    private final SignInMetrics metrics;

    AllowedAddressFilter(ClientAddress addresses, SignInMetrics metrics) {
        this.addresses = addresses;
        this.metrics = metrics;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof Caller caller) {
            String address = addresses.of(request);
            if (!caller.allowedAddresses().allow(address)) {
                metrics.count(SignInOutcome.ADDRESS_NOT_ALLOWED);
                ErrorWriter.write(response, Problem.addressNotAllowed(address));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
