package io.provisioning.error;

import org.jspecify.annotations.Nullable;

/** Refuses the current request; it leaves in the one error shape and rolls back what was begun. */
public class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ApiException(Problem problem) {
        super(problem.text());
        this.problem = problem;
    }

    public static ApiException badRequest(String field, String message) {
        return new ApiException(Problem.badRequest(field, message));
    }

    public static ApiException notFound(String text) {
        return new ApiException(Problem.of(ErrorCode.NOT_FOUND, text));
    }

    /** No such thing in this account; also when it is another account's. */
    public static ApiException unknown(String what, @Nullable String id) {
        return new ApiException(Problem.unknown(what, id));
    }

    public static ApiException exists(String what, String id) {
        return new ApiException(Problem.exists(what, id));
    }

    public static ApiException conflict(String text) {
        return new ApiException(Problem.of(ErrorCode.CONFLICT, text));
    }

    public Problem problem() {
        return problem;
    }
}
