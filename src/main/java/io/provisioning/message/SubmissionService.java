package io.provisioning.message;

import io.provisioning.account.SignedIn;
import io.provisioning.database.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The rules of submissions. Where every entity exists, as nearly always, a batch is one statement for each account, which
 * locks nothing and waits for nobody: not for a deletion of an entity that it names, either, for it is then of before that deletion.
 */
@Service
class SubmissionService {

    private final Admission admission;
    private final AddresseeSearch addressees;
    private final NamedEntities entities;

    SubmissionService(Admission admission, AddresseeSearch addressees, NamedEntities entities) {
        this.admission = admission;
        this.addressees = addressees;
        this.entities = entities;
    }

    @Change
    public SubmissionResult submit(SignedIn who, Submission submission) {
        Map<Message, MessageResult> results = new HashMap<>();
        List<Message> admitted = new ArrayList<>();
        for (Message message : new LinkedHashSet<>(submission.messages())) {
            admission
                    .problemOf(who, message)
                    .ifPresentOrElse(
                            problem -> results.put(message, MessageResult.refused(problem)),
                            () -> admitted.add(message));
        }
        Map<Message, Addressee> found = addressees.find(admitted);
        Set<EntityName> missing = found.entrySet().stream()
                .map(entry -> entry.getValue().missingEntity(entry.getKey()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Set<EntityName> created = entities.createIfMissing(missing);
        found.forEach((message, addressee) -> results.put(
                message,
                addressee.result(
                        message,
                        addressee
                                .missingEntity(message)
                                .filter(created::contains)
                                .isPresent())));
        return new SubmissionResult(
                submission.messages().stream().map(results::get).toList());
    }
}
