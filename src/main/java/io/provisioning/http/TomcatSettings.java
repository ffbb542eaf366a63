package io.provisioning.http;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Tomcat, told to pass encoded ids through, to tell of every request, and to leave the wording of errors to us. */
@Component
class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** In the midst of a body. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    /**
     * In bytes, of the extensions and the trailers of a chunked body: none, and the empty line that ends them. Tomcat reads
     * them, and nobody can look at the clock meanwhile. With 0 of the former it would read nothing, again and again.
     */
    private static final int MOST_OF_EXTENSIONS = 1;

    private static final int MOST_OF_TRAILERS = 2;

    private final Ticker ticker;
    private final Departure departure;

    TomcatSettings(Ticker ticker, Departure departure) {
        this.ticker = ticker;
        this.departure = departure;
    }

    /** Last, after Spring Boot's own customizer has put its error page valve in. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(
                new UnreadBodyValve(ticker),
                new RequestIdValve(),
                new AccessLine(),
                new DepartureValve(departure::hasBegun));
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            // "100 Continue" only when somebody reads the body, not for one that is about to be refused.
            connector.setProperty("continueResponseTiming", "onRead");
            // Who sends and then says nothing is waited for less long than who does not take what is sent.
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", String.valueOf(LONGEST_SILENCE.toMillis()));
            connector.setProperty("maxExtensionSize", String.valueOf(MOST_OF_EXTENSIONS));
            connector.setProperty("maxTrailerSize", String.valueOf(MOST_OF_TRAILERS));
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(TomcatErrorValve.class.getName());
        });
    }
}
