-- Ids sort and compare by their bytes everywhere: COLLATE "C".
CREATE TABLE account (
    account_id          text COLLATE "C" CONSTRAINT account_pkey PRIMARY KEY,
    name                text        NOT NULL,
    enabled             boolean     NOT NULL DEFAULT true,
    -- The account's own rate; both null: the configured one.
    rate_limit_requests integer,
    rate_limit_per_ms   bigint,
    created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT account_id_form CHECK (account_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    CONSTRAINT account_rate_limit_whole CHECK ((rate_limit_requests IS NULL) = (rate_limit_per_ms IS NULL)),
    CONSTRAINT account_rate_limit_requests CHECK (rate_limit_requests BETWEEN 1 AND 1000000),
    CONSTRAINT account_rate_limit_per CHECK (rate_limit_per_ms BETWEEN 1 AND 86400000)
);

CREATE TABLE api_key (
    account_id text COLLATE "C" NOT NULL,
    api_key_id uuid        NOT NULL DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    -- SHA-256 of the key. The key itself is nowhere.
    key_hash   bytea       NOT NULL,
    enabled    boolean     NOT NULL DEFAULT true,
    valid_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Null: it does not expire. The instant itself is no longer valid.
    valid_to   timestamptz,
    scopes     text[]      NOT NULL,
    CONSTRAINT api_key_pkey PRIMARY KEY (account_id, api_key_id),
    CONSTRAINT api_key_account_fk FOREIGN KEY (account_id) REFERENCES account,
    -- A key is looked up before its account is known, so this index alone does not begin with the account.
    CONSTRAINT api_key_hash_once UNIQUE (key_hash),
    CONSTRAINT api_key_hash_is_sha256 CHECK (octet_length(key_hash) = 32),
    CONSTRAINT api_key_validity CHECK (valid_to > valid_from)
);
