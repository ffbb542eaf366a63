package io.provisioning.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands between the callers and the service.
 *
 * @param trustedProxies addresses and CIDR ranges whose {@code X-Forwarded-For} is believed; none unless given
 */
@ConfigurationProperties("provisioning")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {}
