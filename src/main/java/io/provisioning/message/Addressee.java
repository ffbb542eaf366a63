package io.provisioning.message;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of whom a message is for.
 *
 * @param accountEnabled null when there is no such account
 * @param senders one more than are answered when there are more
 */
record Addressee(
        @Nullable Boolean accountEnabled, boolean applicationFound, boolean entityFound, List<Sender> senders) {

    /** A disabled account is told from an unknown one: nobody who may ask does not know that it is there. */
    Optional<Problem> problemOf(Message message) {
        if (accountEnabled == null) {
            return Optional.of(Problem.unknown("account", message.accountId()));
        }
        if (!accountEnabled) {
            return Optional.of(
                    Problem.of(ErrorCode.FORBIDDEN, "The account '%s' is disabled".formatted(message.accountId())));
        }
        return applicationFound ? Optional.empty() : Optional.of(Problem.unknown("application", message.application()));
    }

    /** The entity that must be made for the message. */
    Optional<EntityName> missingEntity(Message message) {
        return message.entityId() == null || entityFound || problemOf(message).isPresent()
                ? Optional.empty()
                : Optional.of(new EntityName(message.accountId(), message.entityId()));
    }

    MessageResult result(Message message, boolean entityCreated) {
        return problemOf(message)
                .map(MessageResult::refused)
                .orElseGet(() -> new MessageResult(
                        message.application(),
                        message.entityId(),
                        entityCreated,
                        senders.stream().limit(Sender.MOST).toList(),
                        senders.size() > Sender.MOST,
                        null));
    }
}
