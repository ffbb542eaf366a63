package io.provisioning.config;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI 3.1 document, made from the controllers; what is common to all operations stands here. */
@Configuration
class OpenApiConfiguration {

    private static final String API_KEY = "ApiKey";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Provisioning API")
                        .version("1")
                        .description("Applications, entities, and which sender works for which of them."
                                + " One request a second per account."))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("Authorization")
                                        .description("`App`, a space, and the key: `App demo-key`")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }
}
