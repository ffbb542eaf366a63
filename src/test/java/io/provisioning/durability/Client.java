package io.provisioning.durability;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One client, who writes one thing after another and writes down what was answered. */
final class Client {

    private static final int NONE = 0;
    private static final int CREATED = 201;

    /** The answer to a commit that broke off. All others about a database that is away promise that nothing was changed. */
    private static final int UNKNOWN = 500;

    private final Api api;
    private final Book book;
    private final String name;
    private final Random random;
    private final List<Link> own = new ArrayList<>();
    private int count;

    /** @param name no other client, of whatever account, has ever had it */
    Client(Api api, Book book, String name, long seed) {
        this.api = api;
        this.book = book;
        this.name = name;
        this.random = new Random(seed);
    }

    /** Creates associations, and now and then deletes one of them, until nobody answers any more. */
    void work(BooleanSupplier stopped) {
        int status = CREATED;
        while (status != NONE && status != UNKNOWN && !stopped.getAsBoolean()) {
            if (own.isEmpty() || random.nextInt(5) > 0) {
                Link link = link();
                status = send("POST", "/associations", link.json(), Write.CREATED, link);
                if (status == CREATED) {
                    own.add(link);
                }
            } else {
                Link link = own.remove(random.nextInt(own.size()));
                status = send("DELETE", "/associations", link.json(), Write.DELETED, link);
            }
        }
    }

    /** Returns whether it was acknowledged. */
    boolean deleteVictim() {
        return send("DELETE", book.victim().path(), null, book.victim().deletion(), null) == 200;
    }

    /** Of a resource that nobody else links, so that nothing but the victim's deletion can be in the way. */
    private Link link() {
        String resource = "%s-%d".formatted(name, count);
        boolean ofVictim = random.nextBoolean();
        boolean another = random.nextBoolean();
        return switch (book.victim().kind()) {
            case APPLICATION -> new Link(resource, ofVictim ? Victim.ID : "default", another ? "sales" : null);
            case ENTITY -> new Link(resource, another ? "shop" : "default", ofVictim ? Victim.ID : null);
        };
    }

    /** Returns the status; {@code NONE} without an answer. */
    private int send(String method, String path, @Nullable String json, String cause, @Nullable Link link) {
        var write = new Write("%s-%d".formatted(name, count++), cause, link);
        int status;
        try {
            status = api.send(method, path, json, "X-Request-Id", write.request())
                    .status();
        } catch (IllegalStateException brokenOff) {
            book.leaveOpen(write);
            return NONE;
        }
        switch (status) {
            case 200, CREATED, 204 -> book.acknowledge(write);
            case UNKNOWN -> book.leaveOpen(write);
            case 503 -> {}
            default ->
                then(status == 404 && link != null && book.victim().owns(link))
                        .as("%s %s is answered %d", method, link, status)
                        .isTrue();
        }
        return status;
    }
}
