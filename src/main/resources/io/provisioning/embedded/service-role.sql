-- At each start, by the superuser of the embedded database: the service's own role, which owns everything and is nothing else.
DO $$
DECLARE
    thing record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provisioning') THEN
        CREATE ROLE provisioning LOGIN PASSWORD 'provisioning';
    END IF;
    EXECUTE format('ALTER DATABASE %I OWNER TO provisioning', current_database());
    -- In data of an earlier version these are the superuser's. REASSIGN OWNED would take the system's own as well.
    FOR thing IN
        SELECT 'SCHEMA' AS kind, quote_ident(nspname) AS name FROM pg_namespace
        WHERE nspowner = 'postgres'::regrole AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'
        UNION ALL
        SELECT CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass::text
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relowner = 'postgres'::regrole AND relkind IN ('r', 'v')
          AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'
        UNION ALL
        SELECT 'FUNCTION', p.oid::regprocedure::text
        FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
        WHERE proowner = 'postgres'::regrole AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'
    LOOP
        EXECUTE format('ALTER %s %s OWNER TO provisioning', thing.kind, thing.name);
    END LOOP;
END $$
