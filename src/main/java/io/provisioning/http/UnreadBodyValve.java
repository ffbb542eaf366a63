package io.provisioning.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads what is left of a body that nobody wanted, as of a request that was refused: callers who are still sending would
 * lose the answer if the connection was cut under them. But not for long, and not much: Tomcat itself would read as long
 * as there comes a byte now and then.
 */
class UnreadBodyValve extends ValveBase {

    static final Duration LONGEST = Duration.ofSeconds(2);

    /** In bytes: twice the largest body there may be. */
    private static final int MOST = 2 * BodySizeFilter.MAX_BATCH;

    private final Ticker ticker;

    UnreadBodyValve(Ticker ticker) {
        super(true);
        this.ticker = ticker;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long start = ticker.read();
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.isFinished()) {
            // The answer goes first: whoever waits for it before sending more must not be waited for.
            response.finishResponse();
            var body = request.getCoyoteRequest();
            if (waitsToBeAsked(body) || wasTooSlow(start) || !hasReadAll(body)) {
                body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** For the body, by "100 Continue", which nobody has said. */
    private static boolean waitsToBeAsked(org.apache.coyote.Request body) {
        return body.hasExpectation() && body.getBytesRead() == 0;
    }

    private boolean wasTooSlow(long start) {
        return ticker.read() - start > LimitedRequest.LONGEST.toNanos();
    }

    /** From below the servlet's stream, which was closed with the answer. */
    private boolean hasReadAll(org.apache.coyote.Request body) {
        var unwanted = new Unwanted();
        long start = ticker.read();
        int left = MOST;
        try {
            for (int count = body.doRead(unwanted); count >= 0; count = body.doRead(unwanted)) {
                left -= count;
                if (left < 0 || ticker.read() - start > LONGEST.toNanos()) {
                    return false;
                }
            }
            return true;
        } catch (IOException goneOrSilent) {
            container.getLogger().debug("What was left of a body did not come", goneOrSilent);
            return false;
        }
    }

    /** Tomcat hands its own buffer over, and takes it up again at the next read. */
    private static final class Unwanted implements ApplicationBufferHandler {

        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int newSize) {
            // Nothing is kept.
        }
    }
}
