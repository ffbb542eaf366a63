package io.provisioning.association;

import io.provisioning.association.Model.Outcome;
import io.provisioning.history.Owner;
import io.provisioning.testing.WideText;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Model}, with names, and with everything that it ever was. In some histories ids are as wide as they may be. */
class TimedModel {

    private final Model now = new Model();
    private final Map<String, @Nullable String> names = new HashMap<>(Map.of("APPLICATION default", "default"));
    private final TreeMap<OffsetDateTime, List<String>> ever = new TreeMap<>();

    private final List<String> owners;
    private final List<String> resources;

    TimedModel(Random random, OffsetDateTime begun) {
        boolean wide = random.nextInt(4) == 0;
        owners = Stream.of("a", "b", "c")
                .map(id -> wide ? WideText.of(random) : id)
                .toList();
        resources = Stream.of("1", "2", "3")
                .map(id -> wide ? WideText.of(random) : id)
                .toList();
        remember(begun);
    }

    String someOwner(Random random, Owner owner) {
        return owners.get(random.nextInt(3));
    }

    Tuple someTuple(Random random) {
        int application = random.nextInt(4);
        int entity = random.nextInt(4);
        return new Tuple(
                resources.get(random.nextInt(3)),
                application == 3 ? "default" : owners.get(application),
                entity == 3 ? null : owners.get(entity));
    }

    boolean create(Owner owner, String id, @Nullable String name) {
        names.put(owner + " " + id, name);
        return now.create(owner, id) == Outcome.DONE;
    }

    boolean rename(Owner owner, String id, @Nullable String name) {
        names.put(owner + " " + id, name);
        return true;
    }

    boolean link(Tuple tuple) {
        return now.link(tuple) == Outcome.DONE;
    }

    boolean unlink(Tuple tuple) {
        return now.unlink(tuple) == Outcome.DONE;
    }

    boolean delete(Owner owner, String id) {
        return now.delete(owner, id, false) == Outcome.DONE;
    }

    /** What is so now has been so since then. */
    void remember(OffsetDateTime since) {
        ever.put(since, now.links.stream().map(this::told).toList());
    }

    List<String> asOf(OffsetDateTime at) {
        return ever.floorEntry(at).getValue();
    }

    OffsetDateTime changed() {
        return ever.lastKey();
    }

    /** From the beginning on; as often as not the very instant of a change, or the last one before it. */
    OffsetDateTime someInstant(Random random, OffsetDateTime before) {
        OffsetDateTime from = ever.firstKey();
        long range = Duration.between(from, before).toNanos() / 1_000;
        OffsetDateTime some = from.plusNanos(1_000 * random.nextLong(range));
        OffsetDateTime change = ever.floorKey(some);
        return switch (random.nextInt(4)) {
            case 0 -> change;
            case 1 -> change.equals(from) ? from : change.minusNanos(1_000);
            default -> some;
        };
    }

    private String told(Tuple tuple) {
        return Stream.of(
                        tuple.resource(),
                        tuple.application(),
                        names.get("APPLICATION " + tuple.application()),
                        tuple.entity() == null ? "none" : tuple.entity(),
                        tuple.entity() == null ? null : names.get("ENTITY " + tuple.entity()))
                .filter(word -> word != null)
                .collect(Collectors.joining(" "));
    }
}
