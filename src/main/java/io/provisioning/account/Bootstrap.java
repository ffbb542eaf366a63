package io.provisioning.account;

import io.provisioning.startup.StartRefusedException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Makes the configured first account, and holds its key against the operator's, before the server takes its first request. */
@Component
class Bootstrap implements SmartInitializingSingleton {

    private final BootstrapProperties properties;
    private final Accounts accounts;
    private final OperatorKey operator;

    Bootstrap(BootstrapProperties properties, Accounts accounts, OperatorKey operator) {
        this.properties = properties;
        this.accounts = accounts;
        this.operator = operator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String account = properties.accountId();
        String key = properties.apiKey();
        if (StringUtils.hasText(account) && StringUtils.hasText(key)) {
            accounts.createIfMissing(account, key);
        } else if (StringUtils.hasText(account) || StringUtils.hasText(key)) {
            throw new StartRefusedException(
                    "Only one of provisioning.bootstrap.account-id and provisioning.bootstrap.api-key is set.",
                    "Set both, or none.");
        }
        accounts.refuseToShareWith(operator);
    }
}
