-- The feed reads the periods that a change closed and opened, in pieces, however many there are.
CREATE INDEX association_period_closed_by ON association_period (account_id, closed_change, association_id)
    WHERE closed_change IS NOT NULL;
CREATE INDEX association_period_opened_by ON association_period (account_id, opened_change, association_id);

-- And it walks past the changes of owners alone, of which there may be far more.
CREATE INDEX change_of_associations ON change (change_no) WHERE change_no IS NOT NULL AND cause NOT IN (
    'ACCOUNT_CREATED', 'APPLICATION_CREATED', 'APPLICATION_RENAMED', 'ENTITY_CREATED', 'ENTITY_RENAMED');

-- Numbers are given in the order of the changes' own ids. These are drawn after the locks of a change, like its instant,
-- so that of two changes to the same rows the later one has the higher id; also where the server's clock was set back.
DROP INDEX change_without_number;
CREATE INDEX change_without_number ON change (change_id) WHERE change_no IS NULL;
