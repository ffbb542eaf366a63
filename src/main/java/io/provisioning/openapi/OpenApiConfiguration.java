package io.provisioning.openapi;

import io.provisioning.error.DocumentedErrors;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI 3.1 document, made from the controllers; what is common to all operations stands here. */
@Configuration
class OpenApiConfiguration {

    private static final String API_KEY = "ApiKey";

    private static final String DESCRIPTION = """
            An account describes its business as **applications** and **entities**, and says which **sender** works for \
            which of them.

            Every request carries `Authorization: App <key>`. Which interface a key may call is a matter of its scopes. \
            **`/provisioning`** is an account's: its key needs the scope `application-entity:manage`, and by default an \
            account has one request a second there, over all operations together. **`/messages`** is for the messaging \
            platform: the operator, and keys with the scope `messages:submit`. **`/settings`** is for the operator, who \
            runs the service and provisions nothing, and for keys with the scope `account-management:manage`, which manage \
            those of their own account. **`/billing`** is for the operator and for keys with the scope `billing:read`, \
            which read who had which sender when, over all accounts. These three have generous limits of their own.

            Every error has the same shape, and every answer an `X-Request-Id`.""";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Provisioning API")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License()
                                .name("Apache License 2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0")))
                .addServersItem(new Server().url("/").description("This instance"))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("Authorization")
                                        .description(
                                                "`App`, a space, and the key. On a first run: `App demo-key`, the key of"
                                                        + " an account, for `/provisioning`; `App operator-key`, the"
                                                        + " operator's, for all else")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }

    /** The order matters: what refers comes after what it refers to. */
    @Bean
    OpenApiCustomizer document() {
        return document -> {
            DocumentedErrors.schemas().forEach(document.getComponents()::addSchemas);
            Headers.addTo(document);
            Refusals.addTo(document);
            CommonParameters.addTo(document);
            OwnerOperations.addTo(document);
            AssociationOperations.addTo(document);
            MessageOperations.addTo(document);
            AccountOperations.addTo(document);
            ApiKeyOperations.addTo(document);
            AuditLogOperations.addTo(document);
            AttributionOperations.addTo(document);
            ChangeOperations.addTo(document);
            Order.of(document);
        };
    }
}
