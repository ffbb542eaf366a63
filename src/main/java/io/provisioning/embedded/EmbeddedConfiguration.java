package io.provisioning.embedded;

import java.net.InetAddress;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A first run: a PostgreSQL of its own, and nobody outside this machine is listened to. */
@Configuration(proxyBeanMethods = false)
@Conditional(WithoutDatabase.class)
@EnableConfigurationProperties(EmbeddedProperties.class)
class EmbeddedConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(EmbeddedProperties properties) {
        return new EmbeddedDatabase(properties.directory());
    }

    @Bean
    static BeanPostProcessor onlyThisMachine() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ServerProperties server && server.getAddress() == null) {
                    server.setAddress(InetAddress.getLoopbackAddress());
                }
                if (bean instanceof ManagementServerProperties server && server.getAddress() == null) {
                    server.setAddress(InetAddress.getLoopbackAddress());
                }
                return bean;
            }
        };
    }
}
