package io.provisioning.durability;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the clients of one account were told, and so what must be there after a crash: everything that was acknowledged,
 * nothing that was refused, and of what had no answer, all of it or nothing.
 */
final class Book {

    private final Victim victim;
    private final Set<Link> certain;
    private final Set<Link> unsure = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private boolean open = true;

    Book(Victim victim, Collection<Link> given) {
        this.victim = victim;
        this.certain = new HashSet<>(given);
    }

    Victim victim() {
        return victim;
    }

    /** Whether the victim stands. */
    boolean isOpen() {
        return open;
    }

    synchronized void acknowledge(Write write) {
        acknowledged.add(write.record());
        if (write.cause().equals(Write.CREATED)) {
            certain.add(write.link());
        } else {
            certain.remove(write.link());
        }
    }

    synchronized void leaveOpen(Write write) {
        unanswered.add(write.record());
        if (write.link() != null) {
            certain.remove(write.link());
            unsure.add(write.link());
        }
    }

    /** Compares; what is there is certain from now on. Says what was found. */
    synchronized String thenAgreesWith(Set<Link> standing, Set<String> records, boolean victimStands) {
        then(hasDeletion(records)).as("the deletion is written down").isEqualTo(!victimStands);
        Set<Link> must = asOf(victimStands, certain);
        then(without(must, standing)).as("acknowledged, and not there").isEmpty();
        then(without(without(standing, must), asOf(victimStands, unsure)))
                .as("there, and neither acknowledged nor unanswered")
                .isEmpty();
        then(without(acknowledged, records))
                .as("acknowledged, and not written down")
                .isEmpty();
        then(without(without(records, acknowledged), unanswered))
                .as("written down, and neither acknowledged nor unanswered")
                .isEmpty();

        String told = hasDeletion(acknowledged) ? "acknowledged" : hasDeletion(unanswered) ? "unanswered" : "not done";
        String found = "%d writes acknowledged; of %d without an answer %d are there; the deletion, %s, is wholly %s"
                .formatted(
                        acknowledged.size(),
                        unanswered.size(),
                        unanswered.stream().filter(records::contains).count(),
                        told,
                        victimStands ? "before" : "after");
        open = victimStands;
        certain.clear();
        certain.addAll(standing);
        unsure.clear();
        acknowledged.addAll(records);
        unanswered.clear();
        return found;
    }

    private Set<Link> asOf(boolean victimStands, Set<Link> links) {
        return links.stream()
                .map(link -> victim.owns(link) && !victimStands ? link.reset() : link)
                .collect(Collectors.toSet());
    }

    private boolean hasDeletion(Set<String> records) {
        return records.stream().anyMatch(record -> record.endsWith(" " + victim.deletion()));
    }

    static <T> Set<T> without(Set<T> all, Set<T> those) {
        Stream<T> rest = all.stream().filter(one -> !those.contains(one));
        return rest.collect(Collectors.toSet());
    }
}
