package io.provisioning.billing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pages of attributions, each in a transaction of its own: no reader holds a connection, or old rows, for long. */
@Service
class AttributionService {

    /** In seconds; more than a page takes on a busy server. */
    private static final int TIMEOUT = 10;

    private final AttributionSearch search;
    private final Watermark watermark;

    AttributionService(AttributionSearch search, Watermark watermark) {
        this.search = search;
        this.watermark = watermark;
    }

    /**
     * READ COMMITTED, not a snapshot: the watermark is read before what it is said of.
     *
     * @param time null for the present, or for what the first of these pages took for it
     */
    @Transactional(readOnly = true, timeout = TIMEOUT)
    public AttributionList list(
            AttributionFilter filter, @Nullable AskedTime time, @Nullable AttributionCursor read, int limit) {
        Watermark.Reading reading = watermark.read();
        AskedTime present = AskedTime.at(read == null ? reading.now() : read.at());
        AskedTime asked = time == null ? present : time;
        return AttributionList.of(
                asked, reading.watermark(), search.list(filter.accountId(), filter, asked, read, limit), limit);
    }
}
