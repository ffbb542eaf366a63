package io.provisioning.billing;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import io.provisioning.error.ApiException;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.provisioning.http.AcceptedTypes;
import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityIdInQuery;
import io.provisioning.naming.Identifier;
import io.provisioning.naming.ResourceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@Tag(name = "Billing", description = "Who had which sender when, over all accounts.")
@RestController
@RequestMapping("/billing/1/attributions")
class AttributionController {

    /** There, an answer ends where the connection does, also when it breaks. */
    private static final String OF_HTTP_1_0 =
            "Exports need HTTP/1.1 or later, because in HTTP/1.0 half of one looks whole."
                    + " If a proxy is between, let it speak HTTP/1.1 to the service";

    private final AttributionService attributions;
    private final AttributionExport export;

    AttributionController(AttributionService attributions, AttributionExport export) {
        this.attributions = attributions;
        this.export = export;
    }

    @Operation(
            operationId = "get-attributions",
            summary = "List whose resources were",
            description = "At an instant (`at`, by default the present), or in a period (`from`, inclusive, and `to`,"
                    + " exclusive), over all accounts. Of a resource with several owners all are answered; `rank` and"
                    + " `share` are a default for splitting it. JSON comes in pages; CSV and NDJSON, by `Accept`, are"
                    + " the whole, and have `watermark` and `at` in the headers `Billing-Watermark` and `Billing-At`."
                    + " The CSV has the columns of the FOCUS specification where they fit, and no costs.")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", MediaType.APPLICATION_NDJSON_VALUE})
    @Nullable
    AttributionList list(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Identifier @Nullable String accountId,
            @RequestParam(required = false) @ApplicationId @Nullable String applicationId,
            @RequestParam(required = false) @EntityIdInQuery @Nullable String entityId,
            @RequestParam(required = false) @Nullable ResourceType resourceType,
            @RequestParam(required = false) @Nullable ChannelType channel,
            @RequestParam(required = false) @ResourceId @Nullable String resourceId,
            @RequestParam(defaultValue = AttributionList.DEFAULT_LIMIT) @Min(1) @Max(AttributionList.MAX_LIMIT)
                    int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var filter = new AttributionFilter(accountId, applicationId, entityId, resourceType, channel, resourceId);
        AskedTime time = AskedTime.parse(at, from, to);
        var format = AttributionFormat.of(new AcceptedTypes().resolveMediaTypes(new ServletWebRequest(request)));
        if (format == AttributionFormat.JSON) {
            return attributions.list(filter, time, cursor == null ? null : AttributionCursor.parse(cursor), limit);
        }
        if (request.getProtocol().equals("HTTP/1.0")) {
            throw new ApiException(Problem.of(ErrorCode.BAD_REQUEST, OF_HTTP_1_0));
        }
        if (cursor != null || request.getParameter("limit") != null) {
            throw ApiException.badRequest(
                    cursor == null ? "limit" : "cursor",
                    "is for pages of application/json: other formats are the whole");
        }
        export.write(format, filter, time, response, request.getMethod().equals("HEAD"));
        return null;
    }
}
