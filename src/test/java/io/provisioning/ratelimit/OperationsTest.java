package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.swagger.v3.oas.annotations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class OperationsTest {

    private final RequestMappingHandlerMapping routes = new RequestMappingHandlerMapping();
    private final Operations operations = new Operations(routes);

    @BeforeEach
    void givenRoutes() {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("orders", Orders.class);
        context.refresh();
        routes.setApplicationContext(context);
        routes.afterPropertiesSet();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /orders,     list-orders",
        "POST,   /orders,     create-order",
        "GET,    /orders/7,   get-order",
        "HEAD,   /orders/7,   get-order",
        "DELETE, /orders/7,   unknown",
        "GET,    /orders/7/8, unknown",
        "GET,    /health,     unknown",
        "GET,    /nothing,    unknown"
    })
    void shouldNameTheOperationByPathAndMethod(String method, String path, String name) {
        then(operations.nameOf(new MockHttpServletRequest(method, path))).isEqualTo(name);
    }

    @Test
    void shouldNameACallOfAnotherMediaTypeToo() {
        // Given
        var request = new MockHttpServletRequest("POST", "/orders");
        request.setContentType("text/plain");

        // When, Then
        then(operations.nameOf(request)).isEqualTo("create-order");
    }

    @Test
    void shouldUseThePathThatWasParsedBefore() {
        // Given
        var request = new MockHttpServletRequest("GET", "/orders");
        ServletRequestPathUtils.parseAndCache(request);
        request.setRequestURI("/orders/7");

        // When, Then
        then(operations.nameOf(request)).isEqualTo("list-orders");
    }

    @RestController
    static class Orders {

        @Operation(operationId = "list-orders")
        @GetMapping("/orders")
        void list() {}

        @Operation(operationId = "create-order")
        @PostMapping(path = "/orders", consumes = "application/json")
        void create() {}

        @Operation(operationId = "get-order")
        @GetMapping("/orders/{id}")
        void get() {}

        @GetMapping("/health")
        void health() {}
    }
}
