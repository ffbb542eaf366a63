package io.provisioning.history;

/** The two kinds of things that resources are linked to. */
public enum Owner {
    APPLICATION,
    ENTITY;

    /** As it is called in a sentence, in SQL (as a table, and as the stem of its columns), and in a request. */
    public String word() {
        return this == APPLICATION ? "application" : "entity";
    }
}
