-- Owners have a number beside their id: three ids of 255 four-byte characters do not fit into one index row.
-- The account leads every key and index, so that SQL itself cannot link across accounts.
CREATE TABLE application (
    account_id     text COLLATE "C" NOT NULL,
    application_no bigint GENERATED ALWAYS AS IDENTITY,
    application_id text COLLATE "C" NOT NULL,
    name           text,
    CONSTRAINT application_pkey PRIMARY KEY (account_id, application_no),
    CONSTRAINT application_once UNIQUE (account_id, application_id),
    CONSTRAINT application_account_fk FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT application_id_length CHECK (char_length(application_id) BETWEEN 1 AND 255),
    CONSTRAINT application_name_length CHECK (char_length(name) <= 255)
);

CREATE TABLE entity (
    account_id text COLLATE "C" NOT NULL,
    entity_no  bigint GENERATED ALWAYS AS IDENTITY,
    entity_id  text COLLATE "C" NOT NULL,
    name       text,
    CONSTRAINT entity_pkey PRIMARY KEY (account_id, entity_no),
    CONSTRAINT entity_once UNIQUE (account_id, entity_id),
    CONSTRAINT entity_account_fk FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT entity_id_length CHECK (char_length(entity_id) BETWEEN 1 AND 255),
    CONSTRAINT entity_id_not_null_word CHECK (entity_id <> 'null'),
    CONSTRAINT entity_name_length CHECK (char_length(name) <= 255)
);
