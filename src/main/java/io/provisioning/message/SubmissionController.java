package io.provisioning.message;

import io.provisioning.account.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Messages", description = "Whom messages are for, told by the messaging platform before it sends them.")
@RestController
@RequestMapping("/messages/1/submissions")
class SubmissionController {

    private final SubmissionService submissions;

    SubmissionController(SubmissionService submissions) {
        this.submissions = submissions;
    }

    @Operation(
            operationId = "submit-messages",
            summary = "Submit messages",
            description =
                    "Makes each entity that a message names and that does not exist, its name equal to its id, and"
                            + " answers which senders there are. What is wrong with one message is the error of that one; the"
                            + " others go on. Sent again, it does no more. The operator and keys with the scope"
                            + " `messages:submit` submit for every account; such a key that is bound to traffic, for its pairs"
                            + " of its own account.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    SubmissionResult submit(@AuthenticationPrincipal SignedIn who, @RequestBody @Valid Submission submission) {
        return submissions.submit(who, submission);
    }
}
