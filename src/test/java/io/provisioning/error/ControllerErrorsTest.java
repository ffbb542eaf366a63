package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Spring throws on the way to a controller, a small one here, and what is answered for it. */
class ControllerErrorsTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Orders())
            .setControllerAdvice(new ErrorAdvice())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                        | body          | is required",
                "{\"name\":\"a\"                           | body          | is not valid JSON: line 1, column 12",
                "{\"name\":\"a\",\"amount\":1} {}          | body          | is not valid JSON: line 1, column 25",
                "{\"name\":\"a\",\"name\":\"b\"}           | body          | has the same field twice: line 1, column 19",
                "[]                                        | body          | must be a JSON object",
                "{\"name\":\"a\",\"amount\":\"many\"}      | amount        | must be a whole number",
                "{\"name\":\"a\",\"amount\":9999999999}    | amount        | must be a whole number",
                "{\"name\":\"a\",\"items\":[{\"n\":1},{\"n\":{}}]} | items[1].n | must be a whole number",
                "{\"name\":\"a\",\"items\":1}              | items         | must be a list",
                "{\"name\":\" \",\"amount\":1}             | name          | must not be blank"
            })
    void shouldSayWhereABodyStopsMakingSense(String body, String field, String message) throws Exception {
        thenRefused(post("/orders").contentType(MediaType.APPLICATION_JSON).content(body), field, message);
    }

    @Test
    void shouldSayThatABodyIsNestedTooDeep() throws Exception {
        thenRefused(
                post("/orders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"other\":" + "[".repeat(1001) + "]".repeat(1001) + "}"),
                "body",
                "is nested too deep or too long");
    }

    @ParameterizedTest
    @CsvSource({"size=x, size, must be a whole number", "size=11, size, must be less than or equal to 10"})
    void shouldNameTheParameterThatIsWrong(String query, String parameter, String message) throws Exception {
        thenRefused(get("/orders?" + query), parameter, message);
    }

    @Test
    void shouldSayWhatCanBeAnswered() throws Exception {
        // When
        MockHttpServletResponse answer = send(get("/orders").accept(MediaType.IMAGE_PNG));

        // Then
        then(answer.getStatus()).isEqualTo(406);
        then(error(answer).path("text").asString())
                .isEqualTo("Only application/json or application/x-ndjson can be answered here");
    }

    @Test
    void shouldPassOnTheHeadersOfTheFrameworksRefusal() throws Exception {
        // When
        MockHttpServletResponse answer = send(post("/orders/1"));

        // Then
        then(answer.getStatus()).isEqualTo(405);
        then(answer.getHeader("Allow")).isEqualTo("GET");
        then(error(answer).path("messageId").asString()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    private void thenRefused(RequestBuilder request, String field, String message) throws Exception {
        MockHttpServletResponse answer = send(request);
        then(answer.getStatus()).isEqualTo(400);
        then(error(answer).path("validationErrors").toString())
                .isEqualTo("{\"%s\":[\"%s\"]}".formatted(field, message));
    }

    private MockHttpServletResponse send(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static JsonNode error(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared()
                .readTree(answer.getContentAsString())
                .path("requestError")
                .path("serviceException");
    }

    record Order(
            @NotBlank String name, int amount, @Nullable List<Item> items) {}

    record Item(int n) {}

    @RestController
    static class Orders {

        @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
        void create(@RequestBody @Valid Order order) {}

        @GetMapping(
                path = "/orders",
                produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
        String list(@RequestParam(defaultValue = "1") @Max(10) int size) {
            return "[]";
        }

        @GetMapping("/orders/1")
        String get() {
            return "{}";
        }
    }
}
