package io.provisioning.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the platform's other interfaces let a key do; kept and answered, nothing here asks for it. */
enum KeyPermission {
    PUBLIC_API("PUBLIC_API"),
    @JsonProperty("2FA_CLIENT")
    TWO_FACTOR_CLIENT("2FA_CLIENT"),
    WEB_SDK("WEB_SDK");

    private final String word;

    KeyPermission(String word) {
        this.word = word;
    }

    static KeyPermission of(String word) {
        for (KeyPermission permission : values()) {
            if (permission.word.equals(word)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("No permission: " + word);
    }

    /** As it is written in JSON and in the database. */
    @Override
    public String toString() {
        return word;
    }
}
