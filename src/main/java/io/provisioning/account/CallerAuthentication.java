package io.provisioning.account;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller in the words of Spring Security: the principal is the caller, the authorities are its scopes. */
class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(AuthorityUtils.createAuthorityList(caller.scopes()));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** The key is not kept: nothing that holds the authentication can leak it. */
    @Override
    public String getCredentials() {
        return "";
    }
}
