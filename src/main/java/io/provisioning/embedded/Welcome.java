package io.provisioning.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a newcomer needs to see once the service is up. Printed, not logged, so that it can be copied as it stands. */
@Component
@Conditional(WithoutDatabase.class)
class Welcome {

    private final @Nullable Demo demo;

    Welcome(ObjectProvider<Demo> demo) {
        this.demo = demo.getIfAvailable();
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String url = "http://127.0.0.1:" + environment.getProperty("local.server.port");
        System.out.println(demo == null ? where(url) : where(url) + firstSteps(url, demo));
    }

    private static String where(String url) {
        return """

                The provisioning API is ready.

                  API          %1$s/provisioning/1
                  Swagger UI   %1$s/swagger-ui.html
                """.formatted(url);
    }

    private static String firstSteps(String url, Demo demo) {
        return """
                  Demo key     %2$s   (send it as  Authorization: App %2$s)
                  Operator key %3$s   (manages accounts, at %1$s/settings/1/accounts)

                Create your first application:

                  curl -i %1$s/provisioning/1/applications \\
                    -H 'Authorization: App %2$s' -H 'Content-Type: application/json' \\
                    -d '{"applicationId":"checkout","applicationName":"Web shop checkout"}'
                """.formatted(url, Demo.API_KEY, demo.operatorKey());
    }
}
