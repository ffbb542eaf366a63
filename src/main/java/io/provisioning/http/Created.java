package io.provisioning.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a creation: 201 and an empty body, or the created object for those who prefer it. */
public final class Created {

    private Created() {}

    public static <T> ResponseEntity<T> answer(@Nullable String prefer, T created) {
        return Prefer.representation(prefer)
                ? ResponseEntity.status(HttpStatus.CREATED)
                        .header(Prefer.APPLIED, Prefer.REPRESENTATION)
                        .body(created)
                : ResponseEntity.status(HttpStatus.CREATED).build();
    }
}
