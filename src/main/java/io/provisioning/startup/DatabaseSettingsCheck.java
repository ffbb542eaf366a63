package io.provisioning.startup;

import org.postgresql.Driver;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Before any bean is made: is there a database to run on, and is the demo kept away from a real one? */
@Component
class DatabaseSettingsCheck implements BeanFactoryPostProcessor {

    private static final String EMBEDDED = "embeddedDatabase";
    private static final Driver POSTGRESQL = new Driver();

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (beans.containsBeanDefinition(EMBEDDED)) {
            return;
        }
        Environment environment = beans.getBean(Environment.class);
        String url = environment.getProperty("spring.datasource.url");
        if (!StringUtils.hasText(url) || !POSTGRESQL.acceptsURL(url)) {
            throw new StartRefusedException(
                    StringUtils.hasText(url)
                            ? "spring.datasource.url is not the URL of a PostgreSQL database."
                            : "No database is given, and the packaged service has no embedded one.",
                    "Set spring.datasource.url (jdbc:postgresql://host/database), .username and .password.");
        }
        if (environment.getProperty("spring.flyway.enabled", "true").equalsIgnoreCase("false") && serves(environment)) {
            throw new StartRefusedException(
                    "Without migrations nothing looks at the tables and at the role that uses them.",
                    "Remove spring.flyway.enabled; spring.flyway.user and .password let another role migrate.");
        }
        if (!environment.getProperty("provisioning.demo.enabled", "false").equalsIgnoreCase("false")) {
            throw new StartRefusedException(
                    "The demo account has a key that everybody knows; it is refused on a database of your own.",
                    "Remove provisioning.demo.enabled; provisioning.bootstrap.* makes the first account.");
        }
        if (!environment.getProperty("provisioning.demo.month", "false").equalsIgnoreCase("false")) {
            throw new StartRefusedException(
                    "A made-up month of business is refused on a database of your own.",
                    "Remove provisioning.demo.month.");
        }
    }

    /** Not where it ends before it could: the image's cache of classes is made like that, without any database. */
    private static boolean serves(Environment environment) {
        return !DefaultLifecycleProcessor.ON_REFRESH_VALUE.equalsIgnoreCase(
                environment.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
    }
}
