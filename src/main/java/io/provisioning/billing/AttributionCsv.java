package io.provisioning.billing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * RFC 4180, the columns named after the FOCUS specification where it has them, else with its prefix {@code x_}. It has no
 * costs: it says whose they are. Nothing is an empty cell, and an empty name a quoted one.
 */
class AttributionCsv implements AttributionLines {

    /**
     * What spreadsheets take for a formula, and the apostrophe that guards it: with both guarded, whoever takes one
     * leading apostrophe away has exactly what it was.
     */
    private static final Pattern GUARDED =
            Pattern.compile("[=+\\-@\\t\\r\\n'\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CsvWriter csv;

    AttributionCsv(Writer out) {
        csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(out);
        csv.writeRecord(
                "BillingAccountId",
                "SubAccountId",
                "SubAccountName",
                "ResourceId",
                "ResourceType",
                "ChargePeriodStart",
                "ChargePeriodEnd",
                "Tags",
                "x_Channel",
                "x_EntityId",
                "x_EntityName",
                "x_AssociationId",
                "x_Rank",
                "x_Share");
    }

    @Override
    public void write(Attribution attribution) {
        csv.writeRecord(
                guarded(attribution.accountId()),
                guarded(attribution.applicationId()),
                guarded(attribution.applicationName()),
                guarded(attribution.resourceId()),
                attribution.resourceType().name(),
                attribution.validFrom().toString(),
                attribution.validTo() == null ? null : attribution.validTo().toString(),
                tags(attribution),
                attribution.channel().name(),
                guarded(attribution.entityId()),
                guarded(attribution.entityName()),
                String.valueOf(attribution.associationId()),
                String.valueOf(attribution.rank()),
                attribution.share() == null ? null : attribution.share().toPlainString());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    static @Nullable String guarded(@Nullable String text) {
        return text != null && GUARDED.matcher(text).matches() ? "'" + text : text;
    }

    /** FOCUS has one column for what its readers group by, a JSON object; it begins with a brace, and guards itself. */
    private static String tags(Attribution attribution) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("channel", attribution.channel().name());
        if (attribution.entityId() != null) {
            tags.put("entity", attribution.entityId());
        }
        return JSON.writeValueAsString(tags);
    }
}
