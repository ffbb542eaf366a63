package io.provisioning.association;

import org.jspecify.annotations.Nullable;

/** An SMS number's association as the tests compare it. */
record Tuple(String resource, String application, @Nullable String entity) {

    static Tuple reset(String resource) {
        return new Tuple(resource, "default", null);
    }
}
