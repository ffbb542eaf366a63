package io.provisioning.message;

import io.provisioning.account.Caller;
import io.provisioning.account.SignedIn;
import io.provisioning.account.TrafficPair;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What can be said about a message before anything is looked up: whether its ids can be, and whether the caller may. */
@Component
class Admission {

    private final Validator validator;

    Admission(Validator validator) {
        this.validator = validator;
    }

    Optional<Problem> problemOf(SignedIn who, Message message) {
        String invalid = validator.validate(message).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!invalid.isEmpty()) {
            return Optional.of(Problem.of(ErrorCode.BAD_REQUEST, invalid));
        }
        return who instanceof Caller caller && caller.boundToTraffic()
                ? problemOfBound(caller, message)
                : Optional.empty();
    }

    /** Bound keys are for customers: to one, another account answers as one that never existed. */
    private static Optional<Problem> problemOfBound(Caller caller, Message message) {
        if (!caller.accountId().equals(message.accountId())) {
            return Optional.of(Problem.unknown("account", message.accountId()));
        }
        var pair = new TrafficPair(message.application(), message.entityId());
        return caller.traffic().contains(pair)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ErrorCode.FORBIDDEN,
                        "This API key is not bound to the application '%s' with entity '%s'"
                                .formatted(pair.applicationId(), pair.entityId())));
    }
}
