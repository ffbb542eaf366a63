package io.provisioning.account;

import io.provisioning.startup.StartRefusedException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The operator's key: its hash, in memory and nowhere else. */
@Component
public class OperatorKey {

    private static final int SHORTEST = 32;

    private volatile byte @Nullable [] hash;

    OperatorKey(OperatorProperties properties) {
        String key = properties.operatorKey();
        if (StringUtils.hasText(key)) {
            if (key.length() < SHORTEST || !Accounts.API_KEY.matcher(key).matches()) {
                throw new StartRefusedException(
                        "The operator's key, provisioning.operator-key, is too short or malformed.",
                        "Use %d to 255 visible ASCII characters, no spaces, and make them random.".formatted(SHORTEST));
            }
            hash = ApiKeyHash.of(key);
        }
    }

    /**
     * For a first run, where everybody knows it and only this machine can use it.
     *
     * @return whether it is the operator's key now; a configured one stays
     */
    public boolean orElse(String demoKey) {
        if (hash != null) {
            return false;
        }
        hash = ApiKeyHash.of(demoKey);
        return true;
    }

    byte @Nullable [] hash() {
        return hash;
    }

    boolean is(byte[] presented) {
        byte[] expected = hash;
        return expected != null && MessageDigest.isEqual(expected, presented);
    }
}
