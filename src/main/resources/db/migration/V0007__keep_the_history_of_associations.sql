-- Who owned what, and when: written in the transaction of each change, read by billing.

-- What one transaction did to an account: why, who asked for it, and when.
CREATE TABLE change (
    account_id  text COLLATE "C" NOT NULL,
    change_id   bigint GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL,
    cause       text COLLATE "C" NOT NULL,
    -- The id of the key, 'operator', or 'start-up', as in the audit log. No reference: it outlives keys.
    actor       text COLLATE "C" NOT NULL,
    -- Null where no request was the cause.
    request_id  text COLLATE "C",
    -- Given after the commit, so that what commits late has a later number; null until then.
    change_no   bigint,
    numbered_at timestamptz,
    CONSTRAINT change_pkey PRIMARY KEY (account_id, change_id),
    CONSTRAINT change_account_fk FOREIGN KEY (account_id) REFERENCES account,
    -- This one and those of the feed do not begin with the account: numbers are given over all of them.
    CONSTRAINT change_no_once UNIQUE (change_no),
    CONSTRAINT change_numbered_whole CHECK ((change_no IS NULL) = (numbered_at IS NULL)),
    CONSTRAINT change_cause CHECK (cause IN (
        'EXISTED', 'ACCOUNT_CREATED',
        'APPLICATION_CREATED', 'APPLICATION_RENAMED', 'APPLICATION_DELETED',
        'ENTITY_CREATED', 'ENTITY_RENAMED', 'ENTITY_DELETED',
        'ASSOCIATION_CREATED', 'ASSOCIATION_DELETED'))
);

-- One row for each association that ever was: it stood in [valid_from, valid_to).
--
-- Periods of the same association never overlap. Each but the first one names the end of the one before it: that end
-- exists (foreign key), is not after its own beginning (check), and is named once (unique). So they form one chain in
-- time. An exclusion constraint would say it in one line, but its GiST index over digests took 13 times as long.
CREATE TABLE association_period (
    account_id        text COLLATE "C" NOT NULL,
    -- That of the row in "association", which is gone when the period has ended.
    association_id    bigint      NOT NULL,
    resource_type     text COLLATE "C" NOT NULL,
    channel           text COLLATE "C" NOT NULL,
    resource_id       text COLLATE "C" NOT NULL,
    -- Numbers are never used again, so these two name the owners even when they are gone.
    application_no    bigint      NOT NULL,
    entity_no         bigint,
    -- Which association it is, by ids: one of an owner that was deleted and made again is the same one.
    tuple             uuid        NOT NULL,
    -- When the period before it ended; null for the first one.
    previous_valid_to timestamptz,
    valid_from        timestamptz NOT NULL,
    -- Null: it stands.
    valid_to          timestamptz,
    opened_change     bigint      NOT NULL,
    closed_change     bigint,
    opening           text COLLATE "C" NOT NULL,
    closing           text COLLATE "C",
    -- Whether a deleted owner's resource met itself at (default, none), where it stood already.
    merged            boolean,
    CONSTRAINT association_period_pkey PRIMARY KEY (account_id, association_id),
    CONSTRAINT association_period_ends_once UNIQUE NULLS NOT DISTINCT (account_id, tuple, valid_to),
    CONSTRAINT association_period_follows_once UNIQUE NULLS NOT DISTINCT (account_id, tuple, previous_valid_to),
    CONSTRAINT association_period_follows FOREIGN KEY (account_id, tuple, previous_valid_to)
        REFERENCES association_period (account_id, tuple, valid_to),
    CONSTRAINT association_period_follows_later CHECK (previous_valid_to < valid_from),
    CONSTRAINT association_period_not_empty CHECK (valid_from < valid_to),
    CONSTRAINT association_period_opening CHECK (opening IN ('EXISTED', 'CREATED', 'RESET')),
    CONSTRAINT association_period_closing CHECK (closing IN ('DELETED', 'APPLICATION_DELETED', 'ENTITY_DELETED')),
    CONSTRAINT association_period_closed_whole
        CHECK (num_nulls(valid_to, closed_change, closing, merged) IN (0, 4))
);

-- How owners were called, and when: a new name is a new period. Those of one id never overlap, in the same way; here
-- one may begin where the one before it ends.
CREATE TABLE application_period (
    account_id        text COLLATE "C" NOT NULL,
    application_no    bigint      NOT NULL,
    application_id    text COLLATE "C" NOT NULL,
    name              text,
    previous_valid_to timestamptz,
    valid_from        timestamptz NOT NULL,
    valid_to          timestamptz,
    opened_change     bigint      NOT NULL,
    closed_change     bigint,
    CONSTRAINT application_period_pkey PRIMARY KEY (account_id, application_no, valid_from),
    CONSTRAINT application_period_ends_once UNIQUE NULLS NOT DISTINCT (account_id, application_id, valid_to),
    CONSTRAINT application_period_follows_once
        UNIQUE NULLS NOT DISTINCT (account_id, application_id, previous_valid_to),
    CONSTRAINT application_period_follows FOREIGN KEY (account_id, application_id, previous_valid_to)
        REFERENCES application_period (account_id, application_id, valid_to),
    CONSTRAINT application_period_follows_later CHECK (previous_valid_to <= valid_from),
    CONSTRAINT application_period_not_empty CHECK (valid_from < valid_to),
    CONSTRAINT application_period_closed_whole CHECK ((valid_to IS NULL) = (closed_change IS NULL))
);

CREATE TABLE entity_period (
    account_id        text COLLATE "C" NOT NULL,
    entity_no         bigint      NOT NULL,
    entity_id         text COLLATE "C" NOT NULL,
    name              text,
    previous_valid_to timestamptz,
    valid_from        timestamptz NOT NULL,
    valid_to          timestamptz,
    opened_change     bigint      NOT NULL,
    closed_change     bigint,
    CONSTRAINT entity_period_pkey PRIMARY KEY (account_id, entity_no, valid_from),
    CONSTRAINT entity_period_ends_once UNIQUE NULLS NOT DISTINCT (account_id, entity_id, valid_to),
    CONSTRAINT entity_period_follows_once UNIQUE NULLS NOT DISTINCT (account_id, entity_id, previous_valid_to),
    CONSTRAINT entity_period_follows FOREIGN KEY (account_id, entity_id, previous_valid_to)
        REFERENCES entity_period (account_id, entity_id, valid_to),
    CONSTRAINT entity_period_follows_later CHECK (previous_valid_to <= valid_from),
    CONSTRAINT entity_period_not_empty CHECK (valid_from < valid_to),
    CONSTRAINT entity_period_closed_whole CHECK ((valid_to IS NULL) = (closed_change IS NULL))
);

-- The first 128 bits of the SHA-256 of the five words and the account: ids of 1,020 bytes do not fit into an index row
-- together. JSON keeps the words apart, and null from 'null'.
CREATE FUNCTION association_tuple(VARIADIC words text[]) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT encode(substring(sha256(convert_to(to_json(words)::text, 'UTF8')) FOR 16), 'hex')::uuid
$$;

-- The instant of a change, to be asked for after its locks. Until the transaction ends, a shared lock tells the second
-- before which it will write nothing: see below. 1212765012 is 'HIST'.
CREATE FUNCTION history_instant() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(
        1212765012, floor(extract(epoch FROM clock_timestamp() - timestamptz '2020-01-01 00:00:00Z'))::int);
    RETURN clock_timestamp();
END $$;

-- Whoever asks this, and then reads in a later statement, sees everything that was ever done before that instant: a
-- change that is still under way is at or after the second of its lock, and one that takes its lock later is later. Later
-- by this server's clock: who sets that back makes changes before what was called final.
CREATE FUNCTION history_watermark() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    looked timestamptz := clock_timestamp();
BEGIN
    RETURN least(looked, (
        SELECT timestamptz '2020-01-01 00:00:00Z' + min(objid::bigint) * interval '1 second'
        FROM pg_locks
        WHERE locktype = 'advisory' AND classid = 1212765012 AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())));
END $$;

-- Begins the history of what an account has and nobody wrote down: what stood already when history was introduced, or
-- was added by hand. Like everything else, it begins later than what ended before it, also where the clock was set back.
--
-- Joined by hashing, never row by row: in a table that was counted when there was little in it, the planner would take a
-- million rows for one.
CREATE FUNCTION begin_history(of_account text) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    this_change bigint;
    instant timestamptz;
BEGIN
    INSERT INTO change (account_id, at, cause, actor) VALUES (of_account, history_instant(), 'EXISTED', 'start-up')
    RETURNING change_id, at INTO this_change, instant;
    INSERT INTO application_period (account_id, application_no, application_id, name, previous_valid_to, valid_from, opened_change)
    SELECT account_id, application_no, application_id, name, ended,
           greatest(instant, ended + interval '1 microsecond'), this_change
    FROM application
    LEFT JOIN (
        SELECT application_id, max(valid_to) AS ended FROM application_period WHERE account_id = of_account GROUP BY 1
    ) AS before USING (application_id)
    WHERE account_id = of_account AND NOT EXISTS (
        SELECT FROM application_period p WHERE p.account_id = of_account AND p.application_no = application.application_no);
    INSERT INTO entity_period (account_id, entity_no, entity_id, name, previous_valid_to, valid_from, opened_change)
    SELECT account_id, entity_no, entity_id, name, ended,
           greatest(instant, ended + interval '1 microsecond'), this_change
    FROM entity
    LEFT JOIN (
        SELECT entity_id, max(valid_to) AS ended FROM entity_period WHERE account_id = of_account GROUP BY 1
    ) AS before USING (entity_id)
    WHERE account_id = of_account AND NOT EXISTS (
        SELECT FROM entity_period p WHERE p.account_id = of_account AND p.entity_no = entity.entity_no);
    INSERT INTO association_period (account_id, association_id, resource_type, channel, resource_id, application_no,
                                    entity_no, tuple, previous_valid_to, valid_from, opened_change, opening)
    SELECT account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple, ended,
           greatest(instant, ended + interval '1 microsecond'), this_change, 'EXISTED'
    FROM (
        SELECT association.*, association_tuple(account_id, resource_type, channel, resource_id, application_id, entity_id) AS tuple
        FROM association
        JOIN application USING (account_id, application_no)
        LEFT JOIN entity USING (account_id, entity_no)
        WHERE account_id = of_account
        OFFSET 0) AS a
    LEFT JOIN (
        SELECT tuple, max(valid_to) AS ended FROM association_period WHERE account_id = of_account GROUP BY tuple
    ) AS before USING (tuple)
    WHERE NOT EXISTS (
        SELECT FROM association_period p WHERE p.account_id = of_account AND p.association_id = a.association_id);
END $$;

SELECT begin_history(account_id) FROM account;

-- Made after the rows, which is faster.

-- What a deleted owner leaves behind: of what it ever had, only what stands.
CREATE INDEX association_period_standing_of_application ON association_period (account_id, application_no)
    WHERE valid_to IS NULL;
CREATE INDEX association_period_standing_of_entity ON association_period (account_id, entity_no)
    WHERE valid_to IS NULL AND entity_no IS NOT NULL;

-- What billing asks: each list is read along one of these, or along the key, and goes on where it stopped. First, what an
-- owner ever had.
CREATE INDEX association_period_of_application ON association_period (account_id, application_no, association_id);
CREATE INDEX association_period_of_entity ON association_period (account_id, entity_no, association_id)
    WHERE entity_no IS NOT NULL;

-- Who had this resource, in whatever account: traffic is often known by its sender alone.
CREATE INDEX association_period_of_resource ON association_period (resource_id, account_id, association_id);

-- The numbers that an id ever had; whoever was deleted and made again has several.
CREATE INDEX application_period_by_id ON application_period (application_id, account_id, application_no);
CREATE INDEX entity_period_by_id ON entity_period (entity_id, account_id, entity_no);

-- The feed reads the periods that a change closed and opened, in pieces, however many there are.
CREATE INDEX association_period_closed_by ON association_period (account_id, closed_change, association_id)
    WHERE closed_change IS NOT NULL;
CREATE INDEX association_period_opened_by ON association_period (account_id, opened_change, association_id);

-- And it walks past the changes of owners alone, of which there may be far more.
CREATE INDEX change_of_associations ON change (change_no) WHERE change_no IS NOT NULL AND cause NOT IN (
    'ACCOUNT_CREATED', 'APPLICATION_CREATED', 'APPLICATION_RENAMED', 'ENTITY_CREATED', 'ENTITY_RENAMED');

-- Numbers are given in the order of the changes' own ids. These are drawn after the locks of a change, like its instant,
-- so that of two changes to the same rows the later one has the higher id; also where the server's clock was set back.
CREATE INDEX change_without_number ON change (change_id) WHERE change_no IS NULL;
