package io.provisioning.entity;

import io.provisioning.testing.OwnerHttpContract;

class EntitiesHttpTest extends OwnerHttpContract {

    EntitiesHttpTest() {
        super(Kind.ENTITY);
    }
}
