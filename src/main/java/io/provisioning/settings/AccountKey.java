package io.provisioning.settings;

import io.provisioning.account.Accounts;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The key of an account, which is its id everywhere else: 1 to 64 characters that need no encoding in a path. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = Accounts.ID_FORM, message = "must be 1 to 64 of A-Z a-z 0-9 . _ - and not . or ..")
@interface AccountKey {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
