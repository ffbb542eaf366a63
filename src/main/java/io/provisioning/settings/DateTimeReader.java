package io.provisioning.settings;

import io.provisioning.naming.DateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a date-time with its offset. Jackson's own reader would take numbers too. Kept to the microsecond, as PostgreSQL
 * does, in years of four digits.
 */
class DateTimeReader extends StdDeserializer<Instant> {

    /** A key without an end gets one a year later, which has four digits too. */
    private static final int LAST_YEAR = 9998;

    private static final int FIRST_YEAR = 1970;

    DateTimeReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            OffsetDateTime read = DateTime.parse(json.getString()).withOffsetSameInstant(ZoneOffset.UTC);
            if (read.getYear() >= FIRST_YEAR && read.getYear() <= LAST_YEAR) {
                return read.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException malformed) {
            // Refused below, as is a year out of bounds.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), "not a date-time");
    }
}
