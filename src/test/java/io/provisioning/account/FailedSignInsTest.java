package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.MovableTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two failures in a minute, by a clock that stands still unless it is moved. */
class FailedSignInsTest {

    private final MovableTicker clock = new MovableTicker();
    private final FailedSignIns failures = failures(true);

    @Test
    void shouldSayHowLongToWaitFromTheOneTooManyOn() {
        then(failures.count("192.0.2.1")).isEmpty();
        then(failures.count("192.0.2.1")).isEmpty();
        then(failures.count("192.0.2.1")).hasValue(30);
        clock.move(Duration.ofSeconds(30));
        then(failures.count("192.0.2.1")).isEmpty();
    }

    @Test
    void shouldCountEachAddressAlone() {
        failures.count("192.0.2.1");
        failures.count("192.0.2.1");
        then(failures.count("192.0.2.2")).isEmpty();
    }

    @Test
    void shouldCountANetworkOfVersionSixAsOne() {
        failures.count("2001:db8::1");
        failures.count("2001:db8::2");
        then(failures.count("2001:db8::3")).isPresent();
        then(failures.count("2001:db8:0:1::3")).isEmpty();
    }

    @Test
    void shouldCountNothingWhereItIsSwitchedOff() {
        FailedSignIns off = failures(false);
        for (int i = 0; i < 10; i++) {
            then(off.count("192.0.2.1")).isEmpty();
        }
    }

    private FailedSignIns failures(boolean enabled) {
        return new FailedSignIns(new FailedSignInProperties(enabled, 2, Duration.ofMinutes(1)), clock);
    }
}
