package io.provisioning.audit;

import io.provisioning.http.CurrentRequest.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes a change, as it is written down. */
public final class Actor {

    /** Who it was when nobody asked for it: the configuration, at the start. */
    public static final String START_UP = "start-up";

    /** Spring's anonymous, whom every request has that nobody signed, is nobody. */
    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private Actor() {}

    /**
     * The id of the key, {@code operator}, or {@link #START_UP}.
     *
     * @param origin the request that is being answered, if any
     */
    public static String of(@Nullable Origin origin) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (TRUST.isAuthenticated(who)) {
            return who.getName();
        }
        if (origin != null) {
            throw new IllegalStateException("A request changed something though nobody is signed in");
        }
        return START_UP;
    }
}
