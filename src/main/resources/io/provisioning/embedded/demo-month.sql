-- A month of a business that never was, for whoever wants to see something: three accounts with the history of the 31 days
-- before today, written straight into the tables and under all of their constraints, for the service itself only ever
-- writes what happens now. Everything here lasts for one session; pg_temp.demo_day(1) to (31) are then called in order.
-- docs/decisions/0012-a-made-up-month.md says why it is SQL. Nothing of an account that was there before is touched.

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM api_key WHERE key_hash = sha256('demo-key')) THEN
        RAISE EXCEPTION 'This is no demo: a made-up month belongs only where everybody may sign in with demo-key.';
    END IF;
    IF EXISTS (SELECT FROM account WHERE account_id IN ('demo-retail', 'demo-clinics', 'demo-agency')) THEN
        RAISE EXCEPTION 'The month is there already.';
    END IF;
    PERFORM setseed(0.5);
END $$;

-- Whose rows may be seen and written from here on (docs/isolation.md).
CREATE FUNCTION pg_temp.act_for(account text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('provisioning.account', account, true);
END $$;

CREATE FUNCTION pg_temp.changed(account text, at timestamptz, cause text) RETURNS bigint LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    this_change bigint;
BEGIN
    INSERT INTO change (account_id, at, cause, actor, request_id)
    VALUES (account, at, cause, CASE WHEN cause = 'ACCOUNT_CREATED' THEN 'operator' ELSE md5(account)::uuid::text END,
            gen_random_uuid())
    RETURNING change_id INTO this_change;
    RETURN this_change;
END $$;

-- From here on "owner" is application or entity.
CREATE FUNCTION pg_temp.begin_name(account text, at timestamptz, owner text, id text, this_change bigint, after timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('
        INSERT INTO %1$s_period (account_id, %1$s_no, %1$s_id, name, previous_valid_to, valid_from, opened_change)
        SELECT account_id, %1$s_no, %1$s_id, name, $5, $2, $4 FROM %1$s WHERE account_id = $1 AND %1$s_id = $3', owner)
    USING account, at, id, this_change, after;
END $$;

CREATE FUNCTION pg_temp.end_name(account text, at timestamptz, owner text, id text, this_change bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('
        UPDATE %1$s_period SET valid_to = $2, closed_change = $4
        WHERE account_id = $1 AND %1$s_id = $3 AND valid_to IS NULL', owner)
    USING account, at, id, this_change;
END $$;

CREATE FUNCTION pg_temp.create_account(account text, name text, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account (account_id, name, created_at) VALUES (account, name, at);
    PERFORM pg_temp.begin_name(account, at, 'application', 'default',
                               pg_temp.changed(account, at, 'ACCOUNT_CREATED'), NULL);
END $$;

CREATE FUNCTION pg_temp.create_owner(account text, at timestamptz, owner text, id text, name text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ended timestamptz;
BEGIN
    EXECUTE format('INSERT INTO %1$s (account_id, %1$s_id, name) VALUES ($1, $2, $3)', owner) USING account, id, name;
    EXECUTE format('SELECT max(valid_to) FROM %1$s_period WHERE account_id = $1 AND %1$s_id = $2', owner)
    INTO ended USING account, id;
    PERFORM pg_temp.begin_name(account, at, owner, id, pg_temp.changed(account, at, upper(owner) || '_CREATED'), ended);
END $$;

CREATE FUNCTION pg_temp.rename_owner(account text, at timestamptz, owner text, id text, name text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    this_change bigint := pg_temp.changed(account, at, upper(owner) || '_RENAMED');
BEGIN
    EXECUTE format('UPDATE %1$s SET name = $3 WHERE account_id = $1 AND %1$s_id = $2', owner) USING account, id, name;
    PERFORM pg_temp.end_name(account, at, owner, id, this_change);
    PERFORM pg_temp.begin_name(account, at, owner, id, this_change, at);
END $$;

-- Opens periods of what is new.
CREATE FUNCTION pg_temp.open_periods(account text, at timestamptz, this_change bigint, cause text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO association_period (account_id, association_id, resource_type, channel, resource_id, application_no,
                                    entity_no, tuple, previous_valid_to, valid_from, opened_change, opening)
    SELECT account, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple, (
               SELECT max(valid_to) FROM association_period p WHERE p.account_id = account AND p.tuple = a.tuple),
           at, this_change, cause
    FROM (SELECT s.*, association_tuple(account, resource_type, channel, resource_id, application_id, entity_id) AS tuple
          FROM association s JOIN application USING (account_id, application_no) LEFT JOIN entity USING (account_id, entity_no)
          WHERE account_id = account AND association_id > coalesce((
              SELECT max(association_id) FROM association_period p WHERE p.account_id = account), 0)) AS a;
END $$;

CREATE FUNCTION pg_temp.link(account text, at timestamptz, kind text, way text, sender text, of_application text, of_entity text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
    SELECT account, kind, way, sender, application_no, (
               SELECT entity_no FROM entity WHERE account_id = account AND entity_id = of_entity)
    FROM application WHERE account_id = account AND application_id = of_application
    ON CONFLICT ON CONSTRAINT association_once DO NOTHING;
    IF FOUND THEN
        PERFORM pg_temp.open_periods(account, at, pg_temp.changed(account, at, 'ASSOCIATION_CREATED'), 'CREATED');
    END IF;
END $$;

CREATE FUNCTION pg_temp.unlink(account text, at timestamptz, this_association bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM association WHERE account_id = account AND association_id = this_association;
    IF FOUND THEN
        UPDATE association_period
        SET valid_to = at, closed_change = pg_temp.changed(account, at, 'ASSOCIATION_DELETED'), closing = 'DELETED',
            merged = false
        WHERE account_id = account AND association_id = this_association;
    END IF;
END $$;

-- The deletion rule (docs/deletion.md) once more, slowly.
CREATE FUNCTION pg_temp.delete_owner(account text, at timestamptz, owner text, id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    cause text := upper(owner) || '_DELETED';
    this_change bigint := pg_temp.changed(account, at, cause);
    no bigint;
    default_no bigint;
BEGIN
    EXECUTE format('SELECT %1$s_no FROM %1$s WHERE account_id = $1 AND %1$s_id = $2', owner) INTO no USING account, id;
    SELECT application_no INTO default_no FROM application WHERE account_id = account AND application_id = 'default';
    EXECUTE format('
        UPDATE association_period p SET valid_to = $2, closed_change = $3, closing = $4, merged = EXISTS (
            SELECT FROM association a
            WHERE a.account_id = $1 AND a.resource_type = p.resource_type AND a.channel = p.channel
              AND a.resource_id = p.resource_id AND a.application_no = $6 AND a.entity_no IS NULL)
        WHERE account_id = $1 AND %1$s_no = $5 AND valid_to IS NULL', owner)
    USING account, at, this_change, cause, no, default_no;
    EXECUTE format('
        WITH unlinked AS (
            DELETE FROM association WHERE account_id = $1 AND %1$s_no = $2 RETURNING resource_type, channel, resource_id)
        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
        SELECT DISTINCT $1, resource_type, channel, resource_id, $3 FROM unlinked
        ON CONFLICT ON CONSTRAINT association_once DO NOTHING', owner)
    USING account, no, default_no;
    PERFORM pg_temp.open_periods(account, at, this_change, 'RESET');
    PERFORM pg_temp.end_name(account, at, owner, id, this_change);
    EXECUTE format('DELETE FROM %1$s WHERE account_id = $1 AND %1$s_no = $2', owner) USING account, no;
END $$;

-- One of them, by chance.
CREATE FUNCTION pg_temp.any_application(account text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT application_id FROM application WHERE account_id = account ORDER BY random() LIMIT 1);
END $$;
CREATE FUNCTION pg_temp.any_entity(account text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT entity_id FROM entity WHERE account_id = account ORDER BY random() LIMIT 1);
END $$;

-- What an account begins with. The numbers are those that are kept free for drama, so that nobody's phone rings.
CREATE FUNCTION pg_temp.first_day(account text, name text, owners jsonb, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made record;
BEGIN
    PERFORM pg_temp.act_for(account);
    PERFORM pg_temp.create_account(account, name, at);
    FOR made IN SELECT o.*, row_number() OVER () AS nth FROM jsonb_to_recordset(owners) AS o (owner text, id text, name text) LOOP
        PERFORM pg_temp.create_owner(account, at + made.nth * interval '1 minute', made.owner, made.id, made.name);
    END LOOP;
END $$;

-- What an account does within minutes: mostly new senders, some for a second owner, some given up, seldom a new name.
CREATE FUNCTION pg_temp.something(account text, at timestamptz, day int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    chance float := random();
    n int := floor(random() * 1000);
    sender record;
    id text;
BEGIN
    PERFORM pg_temp.act_for(account);
    IF chance < 0.56 THEN
        SELECT * INTO sender FROM (VALUES
            ('NUMBER', 'SMS', '447700900' || to_char(n, 'FM000')), ('NUMBER', 'SMS', '447700901' || to_char(n, 'FM000')),
            ('NUMBER', 'WHATSAPP', '447700900' || to_char(n, 'FM000')), ('ALPHA', 'SMS', 'NEWS' || n % 100),
            ('DOMAIN', 'EMAIL', 'mail' || n % 100 || '.example.com'), ('RCS_RESOURCE', 'RCS', 'agent-' || n % 50),
            ('NUMBER', 'MMS', '447700900' || to_char(n, 'FM000')), ('APPLE_RESOURCE', 'APPLE', 'business-' || n % 20)
        ) AS s (kind, way, id) ORDER BY random() LIMIT 1;
        PERFORM pg_temp.link(account, at, sender.kind, sender.way, sender.id, pg_temp.any_application(account),
                             CASE WHEN random() < 0.75 THEN pg_temp.any_entity(account) END);
    ELSIF chance < 0.73 THEN
        SELECT * INTO sender FROM association WHERE account_id = account ORDER BY random() LIMIT 1;
        IF FOUND THEN
            PERFORM pg_temp.link(account, at, sender.resource_type, sender.channel, sender.resource_id,
                                 pg_temp.any_application(account), CASE WHEN random() < 0.6 THEN pg_temp.any_entity(account) END);
        END IF;
    ELSIF chance < 0.99 THEN
        PERFORM pg_temp.unlink(account, at, association_id)
        FROM (SELECT association_id FROM association WHERE account_id = account ORDER BY random() LIMIT 1) AS one;
    ELSIF chance < 0.995 THEN
        id := pg_temp.any_application(account);
        PERFORM pg_temp.rename_owner(account, at, 'application', id, initcap(replace(id, '-', ' ')) || ', day ' || day);
    ELSE
        id := pg_temp.any_entity(account);
        PERFORM pg_temp.rename_owner(account, at, 'entity', id, initcap(replace(id, '-', ' ')) || ', day ' || day);
    END IF;
END $$;

-- A campaign has an application of its own and 40 senders; half of them the agency also uses for anything else.
CREATE FUNCTION pg_temp.begin_campaign(id text, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.act_for('demo-agency');
    PERFORM pg_temp.create_owner('demo-agency', at, 'application', id, initcap(replace(id, '-', ' ')));
    FOR n IN 1..40 LOOP
        PERFORM pg_temp.link('demo-agency', at + n * interval '2 seconds', 'NUMBER', 'SMS', '447700902' || to_char(n, 'FM000'), id,
                             pg_temp.any_entity('demo-agency'));
        IF n % 2 = 0 THEN
            PERFORM pg_temp.link('demo-agency', at + n * interval '2 seconds' + interval '1 second', 'NUMBER', 'SMS',
                                 '447700902' || to_char(n, 'FM000'), 'default', NULL);
        END IF;
    END LOOP;
END $$;

-- One day of the month; says in words what it was.
CREATE FUNCTION pg_temp.demo_day(day int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    midnight timestamptz := date_trunc('day', now(), 'UTC') - (32 - day) * interval '24 hours';
    busy float := CASE WHEN extract(isodow FROM midnight AT TIME ZONE 'UTC') > 5 THEN 0.2 ELSE 1 END;
    account record;
    often int;
BEGIN
    IF day = 1 THEN
        PERFORM pg_temp.first_day('demo-retail', 'Demo: a retailer', '[
            {"owner":"application","id":"web-shop","name":"Web shop"}, {"owner":"application","id":"stores","name":"Stores"},
            {"owner":"application","id":"loyalty","name":"Loyalty club"}, {"owner":"entity","id":"sales","name":"Sales"},
            {"owner":"entity","id":"marketing","name":"Marketing"}, {"owner":"entity","id":"care","name":"Customer care"},
            {"owner":"entity","id":"logistics","name":"Logistics"}]', midnight + interval '6 hours');
        PERFORM pg_temp.first_day('demo-clinics', 'Demo: a group of clinics', '[
            {"owner":"application","id":"appointments","name":"Appointments"}, {"owner":"application","id":"results","name":"Results"},
            {"owner":"entity","id":"cardiology","name":"Cardiology"}, {"owner":"entity","id":"dental","name":"Dental"},
            {"owner":"entity","id":"radiology","name":"Radiology"}]', midnight + interval '6 hours 10 minutes');
        PERFORM pg_temp.first_day('demo-agency', 'Demo: an agency', '[
            {"owner":"application","id":"newsletters","name":"Newsletters"}, {"owner":"entity","id":"client-north","name":"Client North"},
            {"owner":"entity","id":"client-south","name":"Client South"}, {"owner":"entity","id":"client-west","name":"Client West"}]',
            midnight + interval '6 hours 20 minutes');
    END IF;
    -- Campaigns begin on the days 2, 9, 16, 23 and 30, and end ten days later.
    IF day % 7 = 2 THEN
        PERFORM pg_temp.begin_campaign('campaign-' || day / 7 + 1, midnight + interval '7 hours');
    ELSIF day > 7 AND day % 7 = 5 THEN
        PERFORM pg_temp.act_for('demo-agency');
        PERFORM pg_temp.delete_owner('demo-agency', midnight + interval '7 hours', 'application', 'campaign-' || day / 7);
    END IF;
    IF day = 18 THEN
        PERFORM pg_temp.act_for('demo-clinics');
        PERFORM pg_temp.delete_owner('demo-clinics', midnight + interval '7 hours', 'entity', 'radiology');
    ELSIF day = 25 THEN
        PERFORM pg_temp.act_for('demo-clinics');
        PERFORM pg_temp.create_owner('demo-clinics', midnight + interval '7 hours', 'entity', 'radiology', 'Radiology, rebuilt');
    END IF;
    FOR account IN SELECT * FROM (VALUES ('demo-retail', 50), ('demo-clinics', 30), ('demo-agency', 20)) AS a (id, changes) LOOP
        often := ceil(busy * account.changes * (0.7 + 0.6 * random()));
        PERFORM pg_temp.something(account.id, midnight + interval '8 hours' + (n - random()) * interval '10 hours' / often, day)
        FROM generate_series(1, often) AS n;
    END LOOP;
    RETURN format('day %s of 31, %s: %s changes, %s associations stand', day, to_char(midnight AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
        (SELECT count(*) FROM change WHERE account_id LIKE 'demo-%' AND at >= midnight AND at < midnight + interval '24 hours'),
        (SELECT count(*) FROM association_period WHERE account_id LIKE 'demo-%' AND valid_to IS NULL));
END $$;
