package io.provisioning.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/** Outermost, in Tomcat itself, so that whatever answers, and whatever is logged about a request, carries its id. */
class RequestIdValve extends ValveBase {

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.IN_LOG, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(RequestId.IN_LOG);
        }
    }
}
