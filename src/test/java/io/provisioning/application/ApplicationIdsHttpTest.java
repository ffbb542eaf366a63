package io.provisioning.application;

import io.provisioning.testing.OwnerIdsContract;

class ApplicationIdsHttpTest extends OwnerIdsContract {

    ApplicationIdsHttpTest() {
        super(Kind.APPLICATION);
    }
}
