package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import jakarta.validation.ConstraintViolation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class LegalPairTest {

    private final LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();

    @BeforeEach
    void givenTheValidatorsThatSpringMakes() {
        var context = new GenericApplicationContext();
        context.refresh();
        validator.setApplicationContext(context);
        validator.afterPropertiesSet();
    }

    @AfterEach
    void close() {
        validator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, SMS",
        "NUMBER, MMS",
        "NUMBER, WHATSAPP",
        "DOMAIN, EMAIL",
        "ALPHA, SMS",
        "RCS_RESOURCE, RCS",
        "APPLE_RESOURCE, APPLE"
    })
    void shouldTakeAChannelThatTheSenderHas(ResourceType type, ChannelType channel) {
        then(complaints(type, channel)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER | EMAIL | must be SMS, MMS, WHATSAPP for the resource type NUMBER",
                "ALPHA | MMS | must be SMS for the resource type ALPHA",
                "DOMAIN | SMS | must be EMAIL for the resource type DOMAIN"
            })
    void shouldSayWhichChannelsWouldDo(ResourceType type, ChannelType channel, String message) {
        then(complaints(type, channel)).singleElement().satisfies(complaint -> {
            then(complaint.getPropertyPath()).hasToString("channel");
            then(complaint.getMessage()).isEqualTo(message);
        });
    }

    @Test
    void shouldLeaveWhatIsMissingToThoseWhoComplainAboutThat() {
        then(complaints(null, ChannelType.SMS))
                .singleElement()
                .satisfies(complaint -> then(complaint.getPropertyPath()).hasToString("resourceType"));
        then(complaints(ResourceType.ALPHA, null))
                .singleElement()
                .satisfies(complaint -> then(complaint.getPropertyPath()).hasToString("channel"));
    }

    private Set<ConstraintViolation<ResourceAssociationRequest>> complaints(
            @Nullable ResourceType type, @Nullable ChannelType channel) {
        return validator.validate(new ResourceAssociationRequest(type, channel, "shop", null, "447700900123"));
    }
}
