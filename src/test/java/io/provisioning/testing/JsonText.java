package io.provisioning.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON bodies for requests, escaped as they must be. */
public final class JsonText {

    private JsonText() {}

    /** An object of names and values in turn; a null value is written as null. */
    public static String object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return JsonMapper.shared().writeValueAsString(object);
    }
}
