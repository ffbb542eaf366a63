package io.provisioning.startup;

/** The service cannot work as it is set up. Printed as two sentences, without a stack trace. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * @param description what is wrong
     * @param action what the person who started the service can do
     */
    public StartRefusedException(String description, String action) {
        super(description);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
