package io.provisioning.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Up to when history is final: whoever asks, and then reads in a later statement that has a snapshot of its own (READ
 * COMMITTED), misses nothing that was ever done before that instant. As long as the server's clock is not set back: then
 * there are instants again that were before it.
 */
@Component
class Watermark {

    private final JdbcClient database;

    Watermark(JdbcClient database) {
        this.database = database;
    }

    Reading read() {
        return database.sql("SELECT history_watermark() AS watermark, clock_timestamp() AS now")
                .query((row, number) -> new Reading(
                        row.getObject("watermark", OffsetDateTime.class).toInstant(),
                        row.getObject("now", OffsetDateTime.class).toInstant()))
                .single();
    }

    /**
     * @param watermark everything before it is final
     * @param now the database's clock, by which all instants are
     */
    record Reading(Instant watermark, Instant now) {}
}
