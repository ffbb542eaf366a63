package io.provisioning.billing;

import io.provisioning.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read: to this event of this change, itself included. Callers only hand it back.
 *
 * @param changeNo the change; 0 before the first one
 * @param phase 0 among the periods that it closed, 1 among those that it opened, 2 when nothing of it is left
 * @param associationId the last event's association
 * @param numberedAt when the change was given its number, in microseconds. After a backup was restored a number may be
 *     given again, to another change; then this tells that the cursor is of another history.
 */
record ChangeCursor(long changeNo, int phase, long associationId, long numberedAt) {

    /** Before everything. */
    static final ChangeCursor BEGINNING = new ChangeCursor(0, 0, 0, 0);

    private static final Pattern DECODED = Pattern.compile("([0-9]{1,18})\\.([012])\\.([0-9]{1,18})\\.([0-9]{1,18})");

    static ChangeCursor endOf(long changeNo, long numberedAt) {
        return changeNo == 0 ? BEGINNING : new ChangeCursor(changeNo, 2, 0, numberedAt);
    }

    /** @throws ApiException 400 for whatever was not answered as one */
    static ChangeCursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher parts = DECODED.matcher(decoded);
            if (parts.matches()) {
                return new ChangeCursor(
                        Long.parseLong(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)));
            }
        } catch (IllegalArgumentException malformed) {
            throw refusal();
        }
        throw refusal();
    }

    @Override
    public String toString() {
        String plain = changeNo + "." + phase + "." + associationId + "." + numberedAt;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static ApiException refusal() {
        return ApiException.badRequest("after", "must be newest, or the cursor of an answer");
    }
}
