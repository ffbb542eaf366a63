package io.provisioning.entity;

import io.provisioning.testing.OwnerIdsContract;

class EntityIdsHttpTest extends OwnerIdsContract {

    EntityIdsHttpTest() {
        super(Kind.ENTITY);
    }
}
