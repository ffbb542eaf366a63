package io.provisioning.database;

/** The connection broke while a change was being committed: whether it was made, nobody can tell. Never a 503. */
class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutcomeUnknownException(RuntimeException broken) {
        super("The connection broke during a commit; whether the change was made is unknown", broken);
    }
}
