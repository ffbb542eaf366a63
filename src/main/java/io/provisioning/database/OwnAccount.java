package io.provisioning.database;

import org.jspecify.annotations.Nullable;

/** Whose account this thread works for. */
@FunctionalInterface
public interface OwnAccount {

    /** The one account of whoever is signed in; null for the operator, and where nobody is. */
    @Nullable
    String accountId();
}
