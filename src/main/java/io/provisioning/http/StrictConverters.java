package io.provisioning.http;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/** Query parameters as documented and nothing else, where the framework also takes {@code 0x10}, {@code on} and blanks. */
public final class StrictConverters {

    private StrictConverters() {}

    public static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, Integer.class, StrictConverters::wholeNumber);
        registry.addConverter(String.class, Boolean.class, StrictConverters::trueOrFalse);
        registry.addConverterFactory(new ExactEnum());
    }

    private static Integer wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,10}")) {
            throw new IllegalArgumentException("not a whole number");
        }
        return Integer.valueOf(text);
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // ConverterFactory hands over a raw enum class
    private static final class ExactEnum implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf(type, text);
        }
    }
}
