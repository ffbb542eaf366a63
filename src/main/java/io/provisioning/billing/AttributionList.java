package io.provisioning.billing;

import io.provisioning.billing.AttributionSearch.Walked;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of attributions. It has no totals: counting would take longer the longer the history is. */
@Schema(
        name = "AttributionList",
        description = "A page of attributions, of one instant or of a period.",
        requiredProperties = {"at", "from", "to", "watermark", "attributions", "paging"})
record AttributionList(
        @Schema(
                description = "The instant that is answered; `null` where a period was asked for.",
                example = "2026-03-01T09:00:00Z",
                minLength = 20,
                maxLength = 40,
                types = {"string", "null"})
        @Nullable
        Instant at,

        @Schema(
                description = "The beginning of the period that is answered.",
                example = "2026-03-01T00:00:00Z",
                minLength = 20,
                maxLength = 40,
                types = {"string", "null"})
        @Nullable
        Instant from,

        @Schema(
                description = "The first instant after it.",
                example = "2026-04-01T00:00:00Z",
                minLength = 20,
                maxLength = 40,
                types = {"string", "null"})
        @Nullable
        Instant to,

        @Schema(
                description = "What is said here of the time before it is final: no change that is still under way will"
                        + " alter it. Of several pages, the first one's counts.",
                example = "2026-03-01T09:00:01.123456Z",
                minLength = 20,
                maxLength = 40)
        Instant watermark,

        @ArraySchema(
                maxItems = AttributionList.MAX_LIMIT,
                arraySchema =
                        @Schema(
                                description = "By account and association; it may be empty though there are more"
                                        + " pages."))
        List<Attribution> attributions,

        Paging paging) {

    static final int MAX_LIMIT = 1000;
    static final String DEFAULT_LIMIT = "100";

    /** One more than asked for tells that there is another page; and there may be one where the walk had to end. */
    static AttributionList of(AskedTime asked, Instant watermark, List<Walked> oneMore, int limit) {
        var page = oneMore.subList(0, Math.min(limit, oneMore.size()));
        Walked last = page.isEmpty() ? null : page.get(page.size() - 1);
        boolean more = oneMore.size() > limit;
        var attributions =
                page.stream().filter(Walked::asked).map(Walked::attribution).toList();
        String next = last != null && (more || last.ends())
                ? new AttributionCursor(
                                last.attribution().accountId(),
                                last.attribution().associationId(),
                                asked.from())
                        .toString()
                : null;
        return new AttributionList(
                asked.asOf() ? asked.from() : null,
                asked.asOf() ? null : asked.from(),
                asked.asOf() ? null : asked.to(),
                watermark,
                attributions,
                new Paging(limit, next));
    }

    /**
     * @param limit the limit asked for, not the number of attributions here
     * @param nextCursor where the next page begins, also when this one is not full; null on the last one
     */
    @Schema(
            name = "AttributionPaging",
            description = "How to go on.",
            requiredProperties = {"limit", "nextCursor"})
    record Paging(
            @Schema(
                    description = "The limit asked for.",
                    example = DEFAULT_LIMIT,
                    minimum = "1",
                    maximum = "" + MAX_LIMIT)
            int limit,

            @Schema(
                    description =
                            "Send it as `cursor`, with the same filters, to get the next page, also where this one is"
                                    + " not full or is empty; `null`: this is the last one.",
                    example = "ZGVtbyAxIDE3NzIzNTU2MDAwMDAwMDA",
                    minLength = 1,
                    maxLength = 160,
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {}
}
