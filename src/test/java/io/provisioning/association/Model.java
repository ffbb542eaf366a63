package io.provisioning.association;

import io.provisioning.history.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of one account on a page, as plainly as they can be told; what the service does is compared with it. */
class Model {

    enum Outcome {
        DONE,
        NOT_FOUND,
        CONFLICT,
        REFUSED
    }

    final Set<String> applications = new TreeSet<>(Set.of("default"));
    final Set<String> entities = new TreeSet<>();
    final Set<Tuple> links = new HashSet<>();

    Outcome create(Owner owner, String id) {
        return owners(owner).add(id) ? Outcome.DONE : Outcome.CONFLICT;
    }

    Outcome link(Tuple tuple) {
        if (!applications.contains(tuple.application())
                || tuple.entity() != null && !entities.contains(tuple.entity())) {
            return Outcome.NOT_FOUND;
        }
        return links.add(tuple) ? Outcome.DONE : Outcome.CONFLICT;
    }

    Outcome unlink(Tuple tuple) {
        return links.remove(tuple) ? Outcome.DONE : Outcome.NOT_FOUND;
    }

    Outcome delete(Owner owner, String id, boolean failOnLinked) {
        if (owner == Owner.APPLICATION && id.equals("default")) {
            return Outcome.REFUSED;
        }
        if (!owners(owner).contains(id)) {
            return Outcome.NOT_FOUND;
        }
        Predicate<Tuple> linked = tuple -> id.equals(owner == Owner.APPLICATION ? tuple.application() : tuple.entity());
        List<Tuple> toReset = links.stream().filter(linked).toList();
        if (failOnLinked && !toReset.isEmpty()) {
            return Outcome.REFUSED;
        }
        owners(owner).remove(id);
        toReset.forEach(links::remove);
        toReset.forEach(tuple -> links.add(Tuple.reset(tuple.resource())));
        return Outcome.DONE;
    }

    private Set<String> owners(Owner owner) {
        return owner == Owner.APPLICATION ? applications : entities;
    }

    static @Nullable String orNone(String entity) {
        return entity.equals("none") ? null : entity;
    }
}
