package io.provisioning.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * A new key: a prefix by which people and scanners of source code know it, 22 random characters (131 bits), and 6 of a
 * checksum over both, so that a mistyped key is refused without a look-up.
 */
public final class ApiKeySecret {

    static final String PREFIX = "pak_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 22;
    private static final int CHECKSUM = 6;
    private static final SecureRandom SOURCE = new SecureRandom();

    private final String text;

    private ApiKeySecret(String text) {
        this.text = text;
    }

    public static ApiKeySecret generate() {
        StringBuilder key = new StringBuilder(PREFIX);
        SOURCE.ints(RANDOM, 0, DIGITS.length()).forEach(digit -> key.append(DIGITS.charAt(digit)));
        return new ApiKeySecret(key + checksum(key.toString()));
    }

    /** Whether it begins as one of ours and cannot be one. Others, as a bootstrap's, have no form to be held to. */
    static boolean isMistyped(String key) {
        if (!key.startsWith(PREFIX)) {
            return false;
        }
        int end = PREFIX.length() + RANDOM;
        return key.length() != end + CHECKSUM || !key.substring(end).equals(checksum(key.substring(0, end)));
    }

    /** CRC-32 in base 62. */
    private static String checksum(String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    /** The key itself, to be shown once and kept nowhere. */
    public String reveal() {
        return text;
    }

    /** What is kept of it. */
    public byte[] hash() {
        return ApiKeyHash.of(text);
    }

    /** Without the key, whatever prints it. */
    @Override
    public String toString() {
        return "ApiKeySecret[]";
    }
}
