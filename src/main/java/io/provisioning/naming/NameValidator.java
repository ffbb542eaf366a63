package io.provisioning.naming;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

class NameValidator implements ConstraintValidator<Name, String> {

    private boolean mayBeBlank = true;

    @Override
    public void initialize(Name name) {
        mayBeBlank = name.mayBeBlank();
    }

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
        return name == null || Text.accept(complaint(name), context);
    }

    private @Nullable String complaint(String name) {
        if (!mayBeBlank && name.isBlank()) {
            return "must not be blank";
        }
        if (Text.isTooLong(name)) {
            return Text.TOO_LONG;
        }
        if (name.indexOf('\0') >= 0) {
            return "must not contain the character U+0000";
        }
        return Text.hasUnpairedSurrogate(name) ? Text.UNPAIRED_SURROGATE : null;
    }
}
