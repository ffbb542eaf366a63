package io.provisioning.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "application")
class ApplicationRow {

    @Id
    private Long applicationNo;

    @Column
    private String accountId;

    private String applicationId;
    private @Nullable String name;

    protected ApplicationRow() {}

    Application toApplication() {
        return new Application(applicationId, name);
    }
}
