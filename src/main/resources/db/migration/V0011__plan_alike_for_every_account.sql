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
