package io.provisioning.billing;

import io.provisioning.billing.ChangeReader.Standing;
import io.provisioning.error.ApiException;
import io.provisioning.error.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Committed changes of associations, each once, in an order that never changes. */
@Service
class ChangeFeed {

    private final ChangeNumbering numbering;
    private final ChangeReader changes;
    private final FeedProperties properties;

    ChangeFeed(ChangeNumbering numbering, ChangeReader changes, FeedProperties properties) {
        this.numbering = numbering;
        this.changes = changes;
        this.properties = properties;
    }

    /**
     * What was committed before this was called is in it, or comes in a later page.
     *
     * @param asked where to begin; null: with what is newer than everything there is
     * @throws ApiException 410 when what comes next is served no more, or the cursor is of another history
     */
    FeedPage read(@Nullable ChangeCursor asked, int limit) {
        if (asked == null) {
            numberAll();
        }
        Standing standing = standing(asked == null ? ChangeCursor.BEGINNING : asked);
        ChangeCursor after = asked == null ? standing.end() : asked;
        if (asked != null && (standing.gone() || !standing.known())) {
            throw new ApiException(Problem.gone());
        }
        return changes.page(after, standing, limit);
    }

    /** The number of the last change that there is. */
    long newest() {
        return standing(ChangeCursor.BEGINNING).newest();
    }

    /** However much nobody read. What is committed meanwhile fills no batch, so this ends. */
    private void numberAll() {
        while (numbering.isBehind() && numbering.number()) {
            // There may be more.
        }
    }

    private Standing standing(ChangeCursor cursor) {
        if (numbering.isBehind()) {
            numbering.number();
        }
        return changes.standing(cursor, properties.retention());
    }
}
