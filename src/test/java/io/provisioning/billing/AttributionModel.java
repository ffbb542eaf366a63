package io.provisioning.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the history must say, in plain collections: every step's owners with their names, and every association's life. */
final class AttributionModel {

    record Sender(String resourceType, String channel, String resourceId) {}

    record Tuple(
            Sender sender, String applicationId, @Nullable String entityId) {}

    /** Steps, the first and the first that is no longer; the last one open. */
    private record Life(Tuple tuple, int from, int to) {}

    private record Names(TreeMap<String, @Nullable String> applications, TreeMap<String, @Nullable String> entities) {}

    private static final int OPEN = Integer.MAX_VALUE;

    private final List<Names> steps = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private Names now = new Names(new TreeMap<>(Map.of("default", "default")), new TreeMap<>());

    AttributionModel() {
        steps.add(now);
    }

    /** The step that is being made. */
    private int step() {
        return steps.size();
    }

    void ends() {
        steps.add(now);
        now = new Names(new TreeMap<>(now.applications), new TreeMap<>(now.entities));
    }

    boolean hasApplication(String id) {
        return now.applications.containsKey(id);
    }

    boolean hasEntity(@Nullable String id) {
        return id == null || now.entities.containsKey(id);
    }

    boolean has(Tuple tuple) {
        return standing().anyMatch(life -> life.tuple.equals(tuple));
    }

    void nameApplication(String id, @Nullable String name) {
        now.applications.put(id, name);
    }

    void nameEntity(String id, @Nullable String name) {
        now.entities.put(id, name);
    }

    void link(Tuple tuple) {
        lives.add(new Life(tuple, step(), OPEN));
    }

    void unlink(Tuple tuple) {
        lives.replaceAll(
                life -> life.to == OPEN && life.tuple.equals(tuple) ? new Life(tuple, life.from, step()) : life);
    }

    void deleteApplication(String id) {
        now.applications.remove(id);
        reset(standing()
                .map(Life::tuple)
                .filter(tuple -> tuple.applicationId.equals(id))
                .toList());
    }

    void deleteEntity(String id) {
        now.entities.remove(id);
        reset(standing()
                .map(Life::tuple)
                .filter(tuple -> id.equals(tuple.entityId))
                .toList());
    }

    private void reset(List<Tuple> linked) {
        linked.forEach(this::unlink);
        linked.stream()
                .map(tuple -> new Tuple(tuple.sender, "default", null))
                .distinct()
                .filter(tuple -> !has(tuple))
                .toList()
                .forEach(this::link);
    }

    private Stream<Life> standing() {
        return lives.stream().filter(life -> life.to == OPEN);
    }

    /** In words, in the order in which the associations were made. */
    List<String> asOf(int step) {
        List<Life> standing = lives.stream()
                .filter(life -> life.from <= step && step < life.to)
                .toList();
        return standing.stream()
                .map(life -> words(life.tuple, steps.get(step)) + " " + share(life, standing))
                .toList();
    }

    /** As {@link #asOf}, with the steps of their beginning and end; at the ends of the period, those of the period. */
    List<String> between(int from, int to) {
        return lives.stream()
                .filter(life -> life.from <= to && life.to > from)
                .map(life -> "%s %d-%d"
                        .formatted(
                                words(life.tuple, steps.get(Math.min(life.to - 1, to))),
                                Math.max(life.from, from),
                                Math.min(life.to, to + 1)))
                .toList();
    }

    private static String words(Tuple tuple, Names names) {
        return "%s %s=%s %s=%s"
                .formatted(
                        tuple.sender,
                        tuple.applicationId,
                        names.applications.get(tuple.applicationId),
                        tuple.entityId,
                        tuple.entityId == null ? null : names.entities.get(tuple.entityId));
    }

    /** The default split: equal among those with an entity, or, where there are none, among all. */
    private static String share(Life life, List<Life> standing) {
        List<Life> owners = standing.stream()
                .filter(other -> other.tuple.sender.equals(life.tuple.sender))
                .toList();
        boolean anyEntity = owners.stream().anyMatch(owner -> owner.tuple.entityId != null);
        List<Life> sharing = owners.stream()
                .filter(owner -> !anyEntity || owner.tuple.entityId != null)
                .toList();
        int place = sharing.indexOf(life);
        return place < 0
                ? "0"
                : part(place + 1, sharing.size())
                        .subtract(part(place, sharing.size()))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static BigDecimal part(int nth, int all) {
        return BigDecimal.valueOf(nth).divide(BigDecimal.valueOf(all), 9, RoundingMode.HALF_UP);
    }
}
