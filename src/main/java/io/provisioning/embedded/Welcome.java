package io.provisioning.embedded;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a newcomer needs to see once the service is up. Printed, not logged, so that it can be copied as it stands. */
@Component
@Conditional(WithoutDatabase.class)
class Welcome {

    @EventListener
    void print(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        System.out.println(text("http://127.0.0.1:" + environment.getProperty("local.server.port")));
    }

    static String text(String url) {
        return """

                The provisioning API is ready.

                  API          %1$s/provisioning/1
                  Swagger UI   %1$s/swagger-ui.html
                  Demo key     %2$s   (send it as  Authorization: App %2$s)

                Create your first application:

                  curl -i %1$s/provisioning/1/applications \\
                    -H 'Authorization: App %2$s' -H 'Content-Type: application/json' \\
                    -d '{"applicationId":"checkout","applicationName":"Web shop checkout"}'
                """.formatted(url, Demo.API_KEY);
    }
}
