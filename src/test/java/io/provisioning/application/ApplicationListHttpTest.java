package io.provisioning.application;

import io.provisioning.testing.OwnerListContract;

class ApplicationListHttpTest extends OwnerListContract {

    ApplicationListHttpTest() {
        super(Kind.APPLICATION);
    }
}
