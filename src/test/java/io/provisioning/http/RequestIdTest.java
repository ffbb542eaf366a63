package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String LONGEST = "a".repeat(128);

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", ".", "-", "_", "A-Z_a.z-0", "0af7651916cd43dd8448eb211c80319c"})
    void shouldTakeASaneOne(String sane) {
        then(RequestId.of(sane)).isEqualTo(sane);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "a b", "a\r\nSet-Cookie: b=c", "a\n", "a/b", "a:b", "<script>", "\u00e4", "\u0661"})
    void shouldMakeOneInsteadOfAnInsaneOne(String insane) {
        then(RequestId.of(insane)).isNotEqualTo(insane).matches("[0-9a-f-]{36}");
        then(RequestId.of(insane)).isNotEqualTo(RequestId.of(insane));
    }

    @Test
    void shouldTake128CharactersAndNot129() {
        then(RequestId.of(LONGEST)).isEqualTo(LONGEST);
        then(RequestId.of(LONGEST + "a")).hasSize(36);
    }
}
