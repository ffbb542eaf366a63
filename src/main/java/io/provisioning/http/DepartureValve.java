package io.provisioning.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Once the service is about to stop, each answer is the last on its connection, and says so. */
class DepartureValve extends ValveBase {

    private final BooleanSupplier leaving;

    DepartureValve(BooleanSupplier leaving) {
        super(true);
        this.leaving = leaving;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        sayGoodbye(response);
        getNext().invoke(request, response);
        // It may have begun while the request was answered.
        sayGoodbye(response);
    }

    private void sayGoodbye(Response response) {
        if (leaving.getAsBoolean() && !response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
    }
}
