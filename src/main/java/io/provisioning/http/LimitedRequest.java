package io.provisioning.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.error.ApiException;
import io.provisioning.error.Problem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * A request whose body stops with 413 at the byte that is too much, and with 400 when it takes too long to come; and
 * which has none, but a 415, where it is compressed.
 */
class LimitedRequest extends HttpServletRequestWrapper {

    /** A caller that sends a byte now and then would otherwise hold a thread for as long as it likes. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final int most;
    private final Ticker ticker;
    private final long start;

    /** @param most in bytes */
    LimitedRequest(HttpServletRequest request, int most, Ticker ticker) {
        super(request);
        this.most = most;
        this.ticker = ticker;
        this.start = ticker.read();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        String coding = getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ApiException(Problem.encoded());
        }
        return new LimitedStream(super.getInputStream());
    }

    private final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        LimitedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw new ApiException(Problem.tooLarge(most));
            }
            if (ticker.read() - start > LONGEST.toNanos()) {
                throw new ApiException(Problem.tooSlow());
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
