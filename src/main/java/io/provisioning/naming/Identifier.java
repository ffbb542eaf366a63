package io.provisioning.naming;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An id: 1 to 255 code points, case-sensitive, never trimmed; not blank, no control characters, no unpaired
 * surrogates, none of the reserved words. {@code null} is left to {@code @NotNull}.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IdentifierValidator.class)
public @interface Identifier {

    /** Values that a URL or a query gives another meaning, so that they could not be addressed. */
    String[] reserved() default {};

    String message() default "is not a valid id";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
