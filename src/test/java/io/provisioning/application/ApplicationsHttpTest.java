package io.provisioning.application;

import io.provisioning.testing.OwnerHttpContract;

class ApplicationsHttpTest extends OwnerHttpContract {

    ApplicationsHttpTest() {
        super(Kind.APPLICATION);
    }
}
