package io.provisioning.embedded;

import io.provisioning.account.Accounts;
import io.provisioning.account.OperatorKey;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The account and the operator of a first run. */
@Component
@Conditional(WithoutDatabase.class)
@ConditionalOnProperty(name = "provisioning.demo.enabled", matchIfMissing = true)
class Demo implements SmartInitializingSingleton {

    static final String ACCOUNT = "demo";
    static final String API_KEY = "demo-key";

    /** The same on every first run, so that the examples of the documentation have a key to work on. */
    static final UUID API_KEY_ID = UUID.fromString("de300000-0000-4000-8000-000000000001");

    private static final String OPERATOR_KEY = "operator-key";

    private final Accounts accounts;
    private final OperatorKey operator;
    private boolean everybodyKnowsTheOperator;

    Demo(Accounts accounts, OperatorKey operator) {
        this.operator = operator;
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.createIfMissing(ACCOUNT, API_KEY_ID, API_KEY);
        everybodyKnowsTheOperator = operator.orElse(OPERATOR_KEY);
    }

    /** The operator's key as it may be shown. */
    String operatorKey() {
        return everybodyKnowsTheOperator ? OPERATOR_KEY : "as configured";
    }
}
