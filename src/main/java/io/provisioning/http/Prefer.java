package io.provisioning.http;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Prefer} request header (RFC 7240), as far as it is honoured: {@code return=representation}. */
public final class Prefer {

    public static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String REPRESENTATION = "return=representation";

    private Prefer() {}

    /** Whether the caller wants the created object back; the first {@code return} preference counts. */
    static boolean representation(@Nullable String header) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(preference -> preference.split(";", 2)[0].replaceAll("[\\s\"]", ""))
                        .filter(preference ->
                                preference.toLowerCase(Locale.ROOT).startsWith("return="))
                        .findFirst()
                        .filter(REPRESENTATION::equalsIgnoreCase)
                        .isPresent();
    }
}
