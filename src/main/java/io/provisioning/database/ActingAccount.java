package io.provisioning.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The account that a transaction acts for. The tables of accounts show and take its rows alone, and refuse when there is
 * none: {@code docs/isolation.md}. That of a key is set when its transaction begins; whoever acts for another says so.
 */
@Component
public class ActingAccount {

    /** Until the end of the transaction; nothing of it is left on the connection. */
    static final String SET = "SELECT set_config('provisioning.account', ?, true)";

    private final JdbcClient database;

    ActingAccount(JdbcClient database) {
        this.database = database;
    }

    /** From here on the running transaction acts for this account, and for no other. */
    public void set(String accountId) {
        database.sql(SET).param(accountId).query(String.class).single();
    }
}
