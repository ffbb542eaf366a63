CREATE TABLE association (
    account_id     text COLLATE "C" NOT NULL,
    association_id bigint GENERATED ALWAYS AS IDENTITY,
    resource_type  text COLLATE "C" NOT NULL,
    channel        text COLLATE "C" NOT NULL,
    resource_id    text COLLATE "C" NOT NULL,
    application_no bigint NOT NULL,
    entity_no      bigint,
    CONSTRAINT association_pkey PRIMARY KEY (account_id, association_id),
    -- The identity of an association. Two rows without an entity are the same one too.
    CONSTRAINT association_once UNIQUE NULLS NOT DISTINCT
        (account_id, resource_type, channel, resource_id, application_no, entity_no),
    -- RESTRICT, not CASCADE or SET NULL: a reset that was forgotten fails loudly and orphans nothing.
    CONSTRAINT association_application_fk FOREIGN KEY (account_id, application_no)
        REFERENCES application ON DELETE RESTRICT,
    CONSTRAINT association_entity_fk FOREIGN KEY (account_id, entity_no)
        REFERENCES entity ON DELETE RESTRICT,
    CONSTRAINT association_resource_id_length CHECK (char_length(resource_id) BETWEEN 1 AND 255),
    CONSTRAINT association_type_and_channel CHECK ((resource_type, channel) IN (
        ('NUMBER', 'SMS'), ('NUMBER', 'MMS'), ('NUMBER', 'WHATSAPP'),
        ('ALPHA', 'SMS'),
        ('DOMAIN', 'EMAIL'),
        ('RCS_RESOURCE', 'RCS'),
        ('APPLE_RESOURCE', 'APPLE')))
);

-- The key above already lists an account in order; these do it for one filter each. The last two also find what a
-- deleted owner leaves behind.
CREATE INDEX association_by_channel
    ON association (account_id, channel, resource_type, resource_id, association_id);
CREATE INDEX association_by_resource
    ON association (account_id, resource_id, resource_type, channel, association_id);
CREATE INDEX association_of_application
    ON association (account_id, application_no, resource_type, channel, resource_id, association_id);
CREATE INDEX association_of_entity
    ON association (account_id, entity_no, resource_type, channel, resource_id, association_id);
