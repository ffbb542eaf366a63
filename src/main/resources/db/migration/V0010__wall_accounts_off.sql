-- The second wall between accounts (docs/isolation.md). Every statement of the service names its account already; these
-- policies make one that forgets it fail, and one that names another's find nothing. They bind the owner of the tables
-- too (FORCE), because in the simple set-up the service is it.

-- The account that the transaction acts for. It must have said so, by set_config('provisioning.account', …, true): on a
-- connection that was used before, a setting that was made for one transaction reads back as '', not as null.
--
-- STABLE, and compared by "=" alone, so that the planner takes it for what a query compares account_id with itself:
-- no index, no order of an index and no estimate is lost. It is asked when a statement is planned, and once more for each
-- table when it runs, not for each row; a row that is written is checked itself.
CREATE FUNCTION acting_account() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    acting text := current_setting('provisioning.account', true);
BEGIN
    IF acting IS NULL OR acting = '' THEN
        RAISE EXCEPTION 'this transaction acts for no account' USING ERRCODE = 'PV001',
            HINT = 'Begin it with SELECT set_config(''provisioning.account'', <the account>, true); see docs/isolation.md.';
    END IF;
    RETURN acting;
END $$;

CREATE POLICY of_account ON application USING (account_id = acting_account());
CREATE POLICY of_account ON entity USING (account_id = acting_account());
CREATE POLICY of_account ON association USING (account_id = acting_account());

-- The history is written like everything else. Whoever may read it may read all of it: billing asks about all accounts,
-- in the service and through the views of billing_api, which ask with the rights of their owner.
CREATE POLICY of_account ON association_period USING (account_id = acting_account());
CREATE POLICY billing_reads ON association_period FOR SELECT USING (true);
CREATE POLICY of_account ON application_period USING (account_id = acting_account());
CREATE POLICY billing_reads ON application_period FOR SELECT USING (true);
CREATE POLICY of_account ON entity_period USING (account_id = acting_account());
CREATE POLICY billing_reads ON entity_period FOR SELECT USING (true);
CREATE POLICY billing_reads ON change FOR SELECT USING (true);
CREATE POLICY of_account_made ON change FOR INSERT WITH CHECK (account_id = acting_account());
CREATE POLICY of_account_removed ON change FOR DELETE USING (account_id = acting_account());
-- The feed gives numbers to the changes of all accounts: to each once. By numbered_at, which the check keeps in step with
-- change_no: named in the policy, change_no would lead the planner to compare each new change with each, by the index
-- change_without_number, which it takes for empty.
CREATE POLICY feed_numbers ON change FOR UPDATE USING (numbered_at IS NULL) WITH CHECK (numbered_at IS NOT NULL);

-- And nothing but its number is ever written to a change, by whomever.
CREATE FUNCTION keep_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a change is given its number, and stays what it is' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'change_stays';
END $$;

CREATE TRIGGER change_stays BEFORE UPDATE ON change FOR EACH ROW
    WHEN ((OLD.account_id, OLD.change_id, OLD.at, OLD.cause, OLD.actor, OLD.request_id)
        IS DISTINCT FROM (NEW.account_id, NEW.change_id, NEW.at, NEW.cause, NEW.actor, NEW.request_id))
    EXECUTE FUNCTION keep_change();

ALTER TABLE application ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE entity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE association ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE association_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE application_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE entity_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
