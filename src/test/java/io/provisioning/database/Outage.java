package io.provisioning.database;

import io.provisioning.testing.InstalledPostgres;
import java.util.function.Consumer;

/** The ways in which a database goes away, and comes back. */
enum Outage {
    STOPPED(InstalledPostgres::stop, InstalledPostgres::start),
    FROZEN(InstalledPostgres::freeze, InstalledPostgres::thaw);

    private final Consumer<InstalledPostgres> begin;
    private final Consumer<InstalledPostgres> end;

    Outage(Consumer<InstalledPostgres> begin, Consumer<InstalledPostgres> end) {
        this.begin = begin;
        this.end = end;
    }

    void begin(InstalledPostgres database) {
        begin.accept(database);
    }

    void end(InstalledPostgres database) {
        end.accept(database);
    }
}
