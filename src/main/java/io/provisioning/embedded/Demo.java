package io.provisioning.embedded;

import io.provisioning.account.Accounts;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The account of a first run. */
@Component
@Conditional(WithoutDatabase.class)
@ConditionalOnProperty(name = "provisioning.demo.enabled", matchIfMissing = true)
class Demo implements SmartInitializingSingleton {

    static final String ACCOUNT = "demo";
    static final String API_KEY = "demo-key";

    private final Accounts accounts;

    Demo(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.createIfMissing(ACCOUNT, API_KEY);
    }
}
