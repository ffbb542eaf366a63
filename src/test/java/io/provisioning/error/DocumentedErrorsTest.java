package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentedErrorsTest {

    @Test
    void shouldBoundWhatCanBeWrongAtOnce() {
        // When
        Schema<?> errors = (Schema<?>) DocumentedErrors.schemas()
                .get(DocumentedErrors.DETAILS)
                .getProperties()
                .get("validationErrors");

        // Then
        then(errors.getMaxProperties()).isEqualTo(1000);
        Schema<?> messages = (Schema<?>) errors.getAdditionalProperties();
        then(messages.getMinItems()).isEqualTo(1);
        then(messages.getMaxItems()).isEqualTo(10);
        then(messages.getItems().getMaxLength()).isEqualTo(ErrorBody.LONGEST_TEXT);
    }

    @Test
    void shouldShowTheBodyThatIsAnswered() {
        then(DocumentedErrors.schemas()).containsKey(DocumentedErrors.SCHEMA);
        then(DocumentedErrors.body(Problem.unknown("entity", "sales")))
                .isEqualTo(Map.of(
                        "requestError",
                        Map.of(
                                "serviceException",
                                Map.of("messageId", "NOT_FOUND", "text", "The entity 'sales' does not exist"))));
    }
}
