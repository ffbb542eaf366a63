-- Who may read the history for billing: docs/sql.md. Run once, when the volume is new, after the database was made.
\getenv password DASHBOARDS_PASSWORD
\connect provisioning

CREATE ROLE billing_reader NOLOGIN;
CREATE SCHEMA IF NOT EXISTS billing_api AUTHORIZATION provisioning;
GRANT USAGE ON SCHEMA billing_api TO billing_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA billing_api TO billing_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE provisioning IN SCHEMA billing_api GRANT SELECT ON TABLES TO billing_reader;

CREATE ROLE dashboards LOGIN PASSWORD :'password' IN ROLE billing_reader;
-- Whoever sees a dashboard may ask anything as this role; nothing may take for ever.
ALTER ROLE dashboards SET statement_timeout = '30s';
