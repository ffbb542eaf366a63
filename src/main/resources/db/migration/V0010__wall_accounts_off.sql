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
-- The feed gives numbers to the changes of all accounts: to each once, and none is changed in any other way.
CREATE POLICY feed_numbers ON change FOR UPDATE USING (change_no IS NULL) WITH CHECK (change_no IS NOT NULL);

ALTER TABLE application ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE entity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE association ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE association_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE application_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE entity_period ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
