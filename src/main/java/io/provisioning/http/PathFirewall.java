package io.provisioning.http;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets every percent-encoded id through, where the default refuses {@code %2F}, {@code %3B}, {@code %25} and more.
 *
 * <p>A raw {@code ;} stays forbidden: it would cut the path, so that {@code …/a;b} addresses {@code a} and deletes the
 * wrong thing. Paths that are not normalised, as {@code /../}, stay forbidden too; which methods a path has is the
 * router's to say, with 405.
 */
public final class PathFirewall extends StrictHttpFirewall {

    public PathFirewall() {
        getEncodedUrlBlocklist().clear();
        getDecodedUrlBlocklist().clear();
        getEncodedUrlBlocklist().add(";");
        setUnsafeAllowAnyHttpMethod(true);
    }
}
