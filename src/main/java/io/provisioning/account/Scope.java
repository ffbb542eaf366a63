package io.provisioning.account;

/** What a key may do; the names are those of the replicated API. */
public final class Scope {

    /** All fourteen operations of {@code /provisioning/1}. */
    public static final String PROVISIONING = "application-entity:manage";

    private Scope() {}
}
