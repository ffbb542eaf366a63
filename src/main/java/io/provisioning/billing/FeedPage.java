package io.provisioning.billing;

import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Some events, and how to go on.
 *
 * @param after where it begins
 * @param next where the next one begins. Also past changes that concern no association, so it moves on without events too.
 * @param newest the number of the last change that there was
 * @param readAt when, by the database's clock
 */
record FeedPage(List<ChangeEvent> events, ChangeCursor after, ChangeCursor next, long newest, Instant readAt) {

    static final String NEXT_CURSOR = "Next-Cursor";
    static final String AS_OF = "As-Of";

    /** Whether there is nothing to tell: neither an event, nor that there are more changes than this one walked past. */
    boolean isEmpty() {
        return events.isEmpty() && next.changeNo() == newest;
    }

    ResponseEntity<List<ChangeEvent>> answer() {
        return ResponseEntity.ok()
                .eTag(tag())
                .header(NEXT_CURSOR, next.toString())
                .header(AS_OF, readAt.toString())
                .varyBy(HttpHeaders.ACCEPT)
                .body(events);
    }

    /** An empty one says the same, whatever else was changed meanwhile; one that must go on is never "not modified". */
    private String tag() {
        if (!events.isEmpty()) {
            return events.get(events.size() - 1).cursor();
        }
        return (isEmpty() ? after : next).toString();
    }
}
