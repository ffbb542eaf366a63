package io.provisioning.naming;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

class IdentifierValidator implements ConstraintValidator<Identifier, String> {

    private List<String> reserved = List.of();

    @Override
    public void initialize(Identifier identifier) {
        reserved = List.of(identifier.reserved());
    }

    @Override
    public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
        return id == null || Text.accept(complaint(id), context);
    }

    private @Nullable String complaint(String id) {
        if (id.isBlank()) {
            return "must not be blank";
        }
        if (Text.isTooLong(id)) {
            return Text.TOO_LONG;
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            return "must not contain control characters";
        }
        if (Text.hasUnpairedSurrogate(id)) {
            return Text.UNPAIRED_SURROGATE;
        }
        return reserved.contains(id) ? "must not be '%s', which is reserved".formatted(id) : null;
    }
}
