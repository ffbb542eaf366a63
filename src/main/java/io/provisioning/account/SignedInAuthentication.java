package io.provisioning.account;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who is signed in, in the words of Spring Security; the authorities are the scopes. */
class SignedInAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient SignedIn who;

    SignedInAuthentication(SignedIn who) {
        super(AuthorityUtils.createAuthorityList(who.scopes()));
        this.who = who;
        setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }

    /** Names the key, for whoever only needs a name. */
    @Override
    public String getName() {
        return who.keyId();
    }

    /** The key is not kept: nothing that holds the authentication can leak it. */
    @Override
    public String getCredentials() {
        return "";
    }
}
