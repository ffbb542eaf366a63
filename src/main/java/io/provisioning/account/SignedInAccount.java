package io.provisioning.account;

import io.provisioning.database.OwnAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Of the key that signed in, never of what the request names. */
@Component
class SignedInAccount implements OwnAccount {

    @Override
    public @Nullable String accountId() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signedIn
                ? signedIn.getPrincipal().onlyAccount()
                : null;
    }
}
