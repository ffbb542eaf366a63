package io.provisioning.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory keeps the data of the embedded database between runs */
@ConfigurationProperties("provisioning.embedded")
record EmbeddedProperties(@DefaultValue(".data") Path directory) {}
