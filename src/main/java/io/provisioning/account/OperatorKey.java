package io.provisioning.account;

import io.provisioning.startup.StartRefusedException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The key of the people who run the service: the setting {@code provisioning.operator-key}, 32 to 255 visible ASCII
 * characters; without it there is no operator. It is read once and only its hash is kept, so that no object of the
 * service holds it; the setting itself stays where it was made, in the environment of the process.
 */
@Component
public class OperatorKey {

    static final String SETTING = "provisioning.operator-key";

    private static final int SHORTEST = 32;

    private volatile byte @Nullable [] hash;

    OperatorKey(Environment environment) {
        String key = environment.getProperty(SETTING);
        if (StringUtils.hasText(key)) {
            if (key.length() < SHORTEST || !Accounts.API_KEY.matcher(key).matches()) {
                throw new StartRefusedException(
                        "The operator's key, %s, is too short or malformed.".formatted(SETTING),
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
