package io.provisioning.config;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Refuses {@code " SMS"}, which Jackson would trim; a query with the same value is refused too. */
class ExactEnums extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> trimming) {
        return new Exact(trimming);
    }

    private static final class Exact extends DelegatingDeserializer {

        Exact(ValueDeserializer<?> trimming) {
            super(trimming);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> other) {
            return new Exact(other);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            if (json.hasToken(JsonToken.VALUE_STRING)
                    && !json.getString().equals(json.getString().trim())) {
                return context.handleWeirdStringValue(handledType(), json.getString(), "not one of the values");
            }
            return super.deserialize(json, context);
        }
    }
}
