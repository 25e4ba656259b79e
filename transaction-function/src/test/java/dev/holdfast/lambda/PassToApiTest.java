package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of the API is open to requests that come through a function.
class PassToApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders",
                "/v1/orders/order-4711/document",
                "/v1/sessions/a%20b",
                "/v1/transactions?account=1&limit=2"
            })
    void resources_of_callers_are(String target) {
        assertThat(PassToApi.isOpen(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/region/takeover",
                "/v1/orders/../region/takeover",
                "/v1/orders/%2e%2e/region/takeover",
                "/v1/ordersregion",
                "/v1/orders/x HTTP/1.1\r\nHost: x\r\n\r\nPOST /v1/region/takeover",
                "/v1/orders/x\nPOST",
                "/v1/orders/x y",
                "/v1/orders/\u0120",
                "/v1/transactions?a=b\r\nc",
                "/metrics"
            })
    void what_operates_a_region_is_not_nor_what_is_more_than_one_address(String target) {
        assertThat(PassToApi.isOpen(target)).isFalse();
    }
}
