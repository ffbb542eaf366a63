package io.provisioning.billing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** As what attributions are answered: pages of JSON, or the whole as a stream of lines. */
enum AttributionFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE, ""),
    CSV("text/csv", ";header=present;charset=UTF-8"),
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE, "");

    private final MediaType type;
    private final String contentType;

    AttributionFormat(String type, String parameters) {
        this.type = MediaType.parseMediaType(type);
        this.contentType = type + parameters;
    }

    /** The one that is accepted most gladly; equally so, in the order in which they stand here. */
    static AttributionFormat of(List<MediaType> accepted) {
        List<MediaType> mostWantedFirst = new ArrayList<>(accepted);
        MimeTypeUtils.sortBySpecificity(mostWantedFirst);
        return mostWantedFirst.stream()
                .flatMap(wanted -> Arrays.stream(values()).filter(format -> wanted.includes(format.type)))
                .findFirst()
                .orElse(JSON);
    }

    String contentType() {
        return contentType;
    }
}
