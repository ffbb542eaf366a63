package io.provisioning.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's HTTP face, called as one account. Paths are relative to {@code /provisioning/1} and sent as given. */
public record Api(int port, String accountId, String key) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer delete(String path, String json) {
        return send("DELETE", path, json);
    }

    /** Headers given here replace those that would be sent anyway; an empty value removes the header. */
    public Answer send(String method, String path, @Nullable String json, String... headers) {
        BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        request.setHeader("Authorization", "App " + key);
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            Secrets.thenNoneIn(answer);
            return new Answer(answer);
        } catch (IOException failed) {
            throw new IllegalStateException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + port + (path.startsWith("//") ? path.substring(1) : "/provisioning/1" + path));
    }

    /** An id as it stands in a path or a query. */
    public static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String messageId() {
            return error().path("messageId").asString("");
        }

        public String text() {
            return error().path("text").asString("");
        }

        /** The messages for one field or parameter, as JSON text. */
        public String errorOf(String field) {
            return error().path("validationErrors").path(field).toString();
        }

        private JsonNode error() {
            return json().path("requestError").path("serviceException");
        }
    }
}
