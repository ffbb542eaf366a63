package io.provisioning.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How often sign-ins ended how; whose they were is never told. All outcomes are there from the start, with 0. */
@Component
class SignInMetrics {

    private final Map<SignInOutcome, Counter> counters = new EnumMap<>(SignInOutcome.class);

    SignInMetrics(MeterRegistry registry) {
        Arrays.stream(SignInOutcome.values())
                .forEach(outcome -> counters.put(
                        outcome,
                        Counter.builder("provisioning.sign.in")
                                .description(
                                        "Sign-ins by their outcome; those answered 403 were counted as accepted before")
                                .tag("outcome", outcome.label())
                                .register(registry)));
    }

    void count(SignInOutcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
