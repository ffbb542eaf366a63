package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ApiKeyFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/settings/1/accounts,        true,  false, false, false",
        "/billing/1/changes,          false, true,  false, false",
        "/messages/1/submissions,     false, false, true,  true",
        "/messages/1/nothing,         false, false, true,  false",
        "/provisioning/1/applications, false, false, false, false",
        "/settingsbilling,            false, false, false, false"
    })
    void shouldTellTheInterfacesApart(String path, boolean settings, boolean billing, boolean messages, boolean batch) {
        var request = new MockHttpServletRequest("POST", path);
        then(ApiKeyFilter.isSettings(request)).isEqualTo(settings);
        then(ApiKeyFilter.isBilling(request)).isEqualTo(billing);
        then(ApiKeyFilter.isMessages(request)).isEqualTo(messages);
        then(ApiKeyFilter.isBatch(request)).isEqualTo(batch);
    }
}
