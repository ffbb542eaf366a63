package io.provisioning.settings;

import io.provisioning.account.Scope;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A scope, by its name. {@code null} is left to {@code @NotNull}. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ScopeName.Validator.class)
@interface ScopeName {

    String message() default
            "must be one of " + Scope.PROVISIONING + ", " + Scope.ACCOUNTS + ", " + Scope.BILLING + ", "
                    + Scope.MESSAGES;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<ScopeName, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || Scope.ALL.contains(name);
        }
    }
}
