package io.provisioning.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Swagger UI, showing the document's order, but deletions last in their group: so the examples work from top to bottom.
 * No property can say that, for it is a function.
 */
@Component
class SwaggerUi extends SwaggerIndexPageTransformer {

    private static final String PLACE = "dom_id:";
    private static final String DELETIONS_LAST =
            "operationsSorter: (a, b) => (a.get('method') === 'delete') - (b.get('method') === 'delete'),\n    ";

    SwaggerUi(
            SwaggerUiConfigProperties config,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json) {
        super(config, oauth, welcome, json);
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource page = super.transform(request, resource, chain);
        if (!"swagger-initializer.js".equals(resource.getFilename())) {
            return page;
        }
        String script = page.getContentAsString(StandardCharsets.UTF_8).replace(PLACE, DELETIONS_LAST + PLACE);
        return new TransformedResource(resource, script.getBytes(StandardCharsets.UTF_8));
    }
}
