package io.provisioning.billing;

import io.provisioning.billing.SummarySearch.Count;
import io.provisioning.billing.SummarySearch.Kind;
import io.provisioning.database.LongWork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Numbers for tiles. */
@Service
class SummaryService {

    /** In seconds: counting is as long as the history. */
    private static final int TIMEOUT = 60;

    private final SummarySearch search;
    private final Watermark watermark;
    private final LongWork longWork;

    SummaryService(SummarySearch search, Watermark watermark, LongWork longWork) {
        this.search = search;
        this.watermark = watermark;
        this.longWork = longWork;
    }

    /**
     * Of one account, or of all.
     *
     * @param asked null for the present
     */
    @Transactional(readOnly = true, timeout = TIMEOUT)
    public Summary summary(@Nullable String accountId, @Nullable AskedTime asked, int limit) {
        longWork.allow(TIMEOUT);
        Watermark.Reading reading = watermark.read();
        AskedTime at = asked == null ? AskedTime.at(reading.now()) : asked;
        List<Count> counts = search.count(accountId, at, limit);
        return new Summary(
                at.from(),
                reading.watermark(),
                groups(counts, Kind.ALL).largest().get(0).associations(),
                groups(counts, Kind.ACCOUNT),
                groups(counts, Kind.APPLICATION),
                groups(counts, Kind.ENTITY),
                groups(counts, Kind.RESOURCE_TYPE),
                groups(counts, Kind.CHANNEL));
    }

    private static Summary.Groups groups(List<Count> counts, Kind kind) {
        List<Count> ofKind =
                counts.stream().filter(count -> count.kind() == kind).toList();
        return new Summary.Groups(
                ofKind.isEmpty() ? 0 : ofKind.get(0).total(),
                ofKind.stream().map(Count::group).toList());
    }
}
