-- What the operator and managing keys say about a key, beyond what signing in needed so far.
ALTER TABLE api_key
    -- Addresses and CIDR ranges as they were given; empty: from everywhere.
    ADD COLUMN allowed_ips text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN permissions text[]      NOT NULL DEFAULT '{}',
    -- The (application, entity) pairs whose traffic the key is bound to; such a key does not provision.
    ADD COLUMN platform    jsonb       NOT NULL DEFAULT '[]',
    ADD COLUMN created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The operator names a key by its id alone, whatever account it is of; so does this index.
    ADD CONSTRAINT api_key_id_once UNIQUE (api_key_id),
    ADD CONSTRAINT api_key_name_length CHECK (char_length(name) BETWEEN 1 AND 255),
    -- A null or an empty word among the scopes would be a scope that nobody can name.
    ADD CONSTRAINT api_key_scopes_named CHECK (array_position(scopes, NULL) IS NULL AND array_position(scopes, '') IS NULL),
    ADD CONSTRAINT api_key_platform_list CHECK (jsonb_typeof(platform) = 'array');

ALTER TABLE account
    ADD CONSTRAINT account_name_length CHECK (char_length(name) BETWEEN 1 AND 255);

-- Lists of keys are ordered by creation, newest last.
CREATE INDEX api_key_by_creation ON api_key (account_id, created_at, api_key_id);
-- The operator's, over all accounts. Of another expression than "created_at", so that it cannot be taken for the list of
-- one account: the planner would walk past the keys of all others to it.
CREATE INDEX api_key_by_time ON api_key ((created_at AT TIME ZONE 'UTC'), api_key_id);
-- The operator looks accounts up by their name.
CREATE INDEX account_by_name ON account (name, account_id);
