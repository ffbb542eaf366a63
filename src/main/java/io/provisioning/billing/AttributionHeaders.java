package io.provisioning.billing;

import jakarta.servlet.http.HttpServletResponse;

/** What a page of JSON says around its rows; lines have no place for it. */
final class AttributionHeaders {

    static final String WATERMARK = "Billing-Watermark";
    static final String AT = "Billing-At";

    private AttributionHeaders() {}

    static void write(HttpServletResponse response, AttributionList page, AttributionFormat format) {
        response.setHeader(WATERMARK, page.watermark().toString());
        if (page.at() != null) {
            response.setHeader(AT, page.at().toString());
        }
        response.setContentType(format.contentType());
        if (format == AttributionFormat.CSV) {
            response.setHeader("Content-Disposition", "attachment; filename=\"attributions.csv\"");
        }
    }
}
