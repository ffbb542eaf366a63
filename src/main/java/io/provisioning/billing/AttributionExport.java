package io.provisioning.billing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionTimedOutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All attributions as one stream, page by page: of whatever length, it holds one page in memory, and a connection to the
 * database only while it reads one. If it cannot be ended, the connection to the caller breaks, so that half of it is
 * not taken for all.
 */
@Component
class AttributionExport {

    static final int MOST_AT_ONCE = 2;

    private static final int PAGE = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AttributionService attributions;
    private final JsonMapper json;
    private final Clock clock;
    private final Places places = new Places(MOST_AT_ONCE, "exports", 10);

    AttributionExport(AttributionService attributions, JsonMapper json, Clock clock) {
        this.attributions = attributions;
        this.json = json;
        this.clock = clock;
    }

    /** @param headOnly ends before the first line */
    void write(
            AttributionFormat format,
            AttributionFilter filter,
            @Nullable AskedTime time,
            HttpServletResponse response,
            boolean headOnly)
            throws IOException {
        places.take();
        try {
            Instant deadline = clock.instant().plus(LONGEST);
            AttributionList page = attributions.list(filter, time, null, PAGE);
            AttributionHeaders.write(response, page, format);
            if (!headOnly) {
                writeAll(lines(format, response), filter, time, page, deadline, response);
            }
        } finally {
            places.leave();
        }
    }

    private void writeAll(
            AttributionLines lines,
            AttributionFilter filter,
            @Nullable AskedTime time,
            AttributionList first,
            Instant deadline,
            HttpServletResponse response)
            throws IOException {
        AttributionList page = first;
        while (true) {
            for (Attribution attribution : page.attributions()) {
                lines.write(attribution);
            }
            String next = page.paging().nextCursor();
            if (next == null) {
                lines.flush();
                return;
            }
            if (clock.instant().isAfter(deadline)) {
                throw new TransactionTimedOutException("An export took longer than " + LONGEST);
            }
            // From here on, what fails breaks off: an error under the headers of a file would be taken for the file.
            lines.flush();
            response.flushBuffer();
            page = attributions.list(filter, time, AttributionCursor.parse(next), PAGE);
        }
    }

    private AttributionLines lines(AttributionFormat format, HttpServletResponse response) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        return format == AttributionFormat.CSV ? new AttributionCsv(out) : new AttributionNdjson(out, json);
    }
}
