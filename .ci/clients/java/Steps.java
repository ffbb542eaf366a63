import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openapitools.client.ApiException;

/** Does one step after the other, waits where the service asks for it, and stops at the first surprise. */
final class Steps {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ATTEMPTS = 10;

    private int done;
    private int waits;

    /** A call that answers something, made again after {@code Retry-After} as often as it comes too early. */
    <T> T ask(Callable<T> call) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (ApiException refused) {
                if (refused.getCode() != TOO_MANY_REQUESTS || attempt == ATTEMPTS) {
                    throw refused;
                }
                long seconds = refused.getResponseHeaders().firstValueAsLong("Retry-After").orElseThrow();
                Thread.sleep(Duration.ofSeconds(seconds).toMillis());
                waits++;
            }
        }
    }

    /** A call that answers nothing. */
    void tell(Call call) throws Exception {
        ask(() -> {
            call.make();
            return null;
        });
    }

    /** A call that must be refused. */
    ApiException refusal(Call call) throws Exception {
        try {
            tell(call);
        } catch (ApiException refused) {
            return refused;
        }
        throw new AssertionError("A refusal was expected.");
    }

    void check(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError(what + ": " + expected + " was expected, not " + actual);
        }
        done++;
        System.out.println("java: " + what + ": " + actual);
    }

    void finish() {
        check("was asked to wait at least once", waits > 0, true);
        System.out.println("java: all " + done + " checks passed; waited " + waits + " times");
    }

    interface Call {
        void make() throws ApiException;
    }
}
