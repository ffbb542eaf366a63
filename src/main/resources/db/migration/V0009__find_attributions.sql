-- What billing asks the history: each list is read along one of these, or along the key, and goes on where it stopped.

-- Who had this resource, in whatever account: traffic is often known by its sender alone.
CREATE INDEX association_period_of_resource ON association_period (resource_id, account_id, association_id);

-- These two found what a deleted owner leaves behind; now they also list what an owner ever had.
DROP INDEX association_period_of_application, association_period_of_entity;
CREATE INDEX association_period_of_application ON association_period (account_id, application_no, association_id);
CREATE INDEX association_period_of_entity ON association_period (account_id, entity_no, association_id)
    WHERE entity_no IS NOT NULL;

-- The numbers that an id ever had; whoever was deleted and made again has several.
CREATE INDEX application_period_by_id ON application_period (application_id, account_id, application_no);
CREATE INDEX entity_period_by_id ON entity_period (entity_id, account_id, entity_no);
