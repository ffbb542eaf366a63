package io.provisioning.association;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Collectors;

/** Rule 2: a resource of this type can send over this channel. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LegalPair.Validator.class)
@interface LegalPair {

    String message() default "is not a channel of this resource type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Complains under {@code channel}, and says which would do. */
    class Validator implements ConstraintValidator<LegalPair, ResourceAssociationRequest> {

        @Override
        public boolean isValid(ResourceAssociationRequest request, ConstraintValidatorContext context) {
            ResourceType type = request.resourceType();
            if (type == null || request.channel() == null || type.channels().contains(request.channel())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must be %s for the resource type %s"
                            .formatted(
                                    type.channels().stream().map(Enum::name).collect(Collectors.joining(", ")), type))
                    .addPropertyNode("channel")
                    .addConstraintViolation();
            return false;
        }
    }
}
