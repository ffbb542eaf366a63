package io.provisioning.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request that this thread is answering. */
@Component
public class CurrentRequest {

    private final ClientAddress addresses;

    CurrentRequest(ClientAddress addresses) {
        this.addresses = addresses;
    }

    /** Null when it is answering none, as at the start. */
    public @Nullable Origin origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? new Origin(addresses.of(current.getRequest()), MDC.get(RequestId.IN_LOG))
                : null;
    }

    /**
     * From where a request came, and what it is called.
     *
     * @param address the client's
     * @param requestId as in the header {@code X-Request-Id} of the answer
     */
    public record Origin(String address, String requestId) {}
}
