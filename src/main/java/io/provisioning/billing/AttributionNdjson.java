package io.provisioning.billing;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** The same objects as in a page of JSON, each on a line. */
class AttributionNdjson implements AttributionLines {

    private final Writer out;
    private final JsonMapper json;

    AttributionNdjson(Writer out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void write(Attribution attribution) throws IOException {
        out.write(json.writeValueAsString(attribution));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
