package io.provisioning.settings;

import io.provisioning.account.AllowedAddresses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, or a CIDR range. {@code null} is left to {@code @NotNull}. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AddressOrRange.Validator.class)
@interface AddressOrRange {

    String message() default "must be an IPv4 or IPv6 address or a CIDR range, as 192.0.2.0/24";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<AddressOrRange, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || AllowedAddresses.canContain(text);
        }
    }
}
