package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

class ViolatedConstraintTest {

    /** As it comes over the wire: fields with a letter each. */
    private static final String REFUSED = "SERROR\0C23505\0Mduplicate key value\0";

    @Test
    void shouldNameTheConstraintThatSaidNo() {
        then(nameIn(new PSQLException(new ServerErrorMessage(REFUSED + "nassociation_once\0"))))
                .isEqualTo("association_once");
    }

    @Test
    void shouldNameNoneWhenNobodyTold() {
        then(nameIn(new PSQLException(new ServerErrorMessage(REFUSED)))).isEmpty();
        then(nameIn(new SQLException("duplicate key value", "23505"))).isEmpty();
        then(ViolatedConstraint.nameIn(new DataIntegrityViolationException("without a cause")))
                .isEmpty();
    }

    private static String nameIn(SQLException cause) {
        return ViolatedConstraint.nameIn(new DataIntegrityViolationException("refused", cause));
    }
}
