package io.provisioning.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An ISO 8601 duration of whole milliseconds, from one to a day's. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PeriodValidator.class)
@interface Period {

    String message() default "must be an ISO 8601 duration of whole milliseconds from PT0.001S to PT24H, as PT1S";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
