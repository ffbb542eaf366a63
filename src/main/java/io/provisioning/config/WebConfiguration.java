package io.provisioning.config;

import io.provisioning.http.AcceptedTypes;
import io.provisioning.http.StrictParameters;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Input is taken as it was documented: nothing is guessed, trimmed or turned into another type. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new AcceptedTypes()));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictParameters());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.addModule(new SimpleModule().setDeserializerModifier(new ExactEnums()))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, text -> {
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(LogicalType.Integer, number -> {
                    number.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    number.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                    number.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    number.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(LogicalType.Boolean, truth -> {
                    truth.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    truth.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                    truth.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                });
    }
}
