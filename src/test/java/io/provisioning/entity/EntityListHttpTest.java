package io.provisioning.entity;

import io.provisioning.testing.OwnerListContract;

class EntityListHttpTest extends OwnerListContract {

    EntityListHttpTest() {
        super(Kind.ENTITY);
    }
}
