package io.provisioning.naming;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;

/** Makes validators as Spring does, which needs neither them nor their constructors to be public. */
final class TestValidator {

    private TestValidator() {}

    static Validator create() {
        return Validation.byDefaultProvider()
                .configure()
                .constraintValidatorFactory(new SpringConstraintValidatorFactory(new DefaultListableBeanFactory()))
                .buildValidatorFactory()
                .getValidator();
    }
}
