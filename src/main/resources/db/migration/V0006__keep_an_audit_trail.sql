-- Who changed what, when and from where: one row for each change that was committed, written in its transaction.
CREATE TABLE audit_log (
    account_id   text COLLATE "C" NOT NULL,
    audit_id     bigint GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The id of the key, 'operator', or 'start-up' for what the configuration made. No reference: it outlives keys.
    actor        text COLLATE "C" NOT NULL,
    action       text COLLATE "C" NOT NULL,
    subject_type text COLLATE "C" NOT NULL,
    -- The id as callers know it; of an association the resource's. A deletion that reset associations is one row, its
    -- owner's: none of theirs.
    subject_id   text COLLATE "C" NOT NULL,
    -- What was made or changed, never a secret.
    detail       jsonb       NOT NULL,
    -- Null where no request was the cause.
    address      text,
    request_id   text COLLATE "C",
    CONSTRAINT audit_log_pkey PRIMARY KEY (account_id, at, audit_id),
    CONSTRAINT audit_log_account_fk FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT audit_log_action CHECK (action IN ('CREATED', 'MODIFIED', 'DELETED')),
    CONSTRAINT audit_log_subject_type
        CHECK (subject_type IN ('ACCOUNT', 'API_KEY', 'APPLICATION', 'ENTITY', 'ASSOCIATION')),
    CONSTRAINT audit_log_detail_object CHECK (jsonb_typeof(detail) = 'object'),
    CONSTRAINT audit_log_request CHECK ((address IS NULL) = (request_id IS NULL))
);

-- Each reads newest first, backwards, without sorting. The key above does it for an account.
CREATE INDEX audit_log_of_subject ON audit_log (account_id, subject_id, at, audit_id);
CREATE INDEX audit_log_by_actor ON audit_log (account_id, actor, at, audit_id);
CREATE INDEX audit_log_by_request ON audit_log (account_id, request_id, at, audit_id);
-- These two alone do not begin with the account: the operator reads over all of them. They are of another expression than
-- "at", so that they cannot be taken for the list of one account: the planner believes that an account's rows are spread
-- evenly, and would walk past those of all others to an account that was quiet for years.
CREATE INDEX audit_log_over_all ON audit_log ((at AT TIME ZONE 'UTC'), audit_id);
CREATE INDEX audit_log_over_all_by_request ON audit_log (request_id, (at AT TIME ZONE 'UTC'), audit_id);

-- No UPDATE, DELETE or TRUNCATE changes what was written. The trigger is the real guard: where the service's role owns its tables, as in the
-- simple set-up, it can grant itself again what is revoked, and a superuser needs no grant at all. ALWAYS, so that it
-- also fires where session_replication_role switches triggers off. For each statement: whoever only tries is told.
CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'audit_log_stays';
END $$;

CREATE TRIGGER audit_log_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_stays;

REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM PUBLIC, CURRENT_USER;
