package io.provisioning.error;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** The database guards the invariants; this names the constraint that said no, so that a service can answer for it. */
public final class ViolatedConstraint {

    private ViolatedConstraint() {}

    /** The constraint's name, empty when the driver does not tell. */
    public static String nameIn(DataIntegrityViolationException violation) {
        return Optional.ofNullable(violation.getMostSpecificCause())
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .map(message -> message.getConstraint())
                .orElse("");
    }
}
