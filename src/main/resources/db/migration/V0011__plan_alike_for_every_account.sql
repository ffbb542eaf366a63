-- Nobody counts how much each account has. From the accounts that were there when it last counted, the planner would
-- take one that came later for empty, however much it has by now; then every index is as good as the right one, and
-- "this one row of the account" is looked for among all of its rows. Uncounted, an account is taken for one of two
-- hundred that share a table evenly, whoever it is: keys are looked up by keys.
ALTER TABLE application ALTER account_id SET STATISTICS 0;
ALTER TABLE entity ALTER account_id SET STATISTICS 0;
ALTER TABLE association ALTER account_id SET STATISTICS 0;
ALTER TABLE association_period ALTER account_id SET STATISTICS 0;
ALTER TABLE application_period ALTER account_id SET STATISTICS 0;
ALTER TABLE entity_period ALTER account_id SET STATISTICS 0;
ALTER TABLE change ALTER account_id SET STATISTICS 0;

-- What was counted already stays, and would be believed for ever. From PostgreSQL 18 on its owner can throw it away; before,
-- an administrator has to ("Upgrading" in docs/operations.md).
DO $$
DECLARE
    counted text;
BEGIN
    IF current_setting('server_version_num')::integer >= 180000 THEN
        FOREACH counted IN ARRAY ARRAY['application', 'entity', 'association', 'association_period', 'application_period',
                                       'entity_period', 'change'] LOOP
            PERFORM pg_clear_attribute_stats(current_schema(), counted, 'account_id', false);
        END LOOP;
    END IF;
END $$;
