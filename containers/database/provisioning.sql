-- Run once, when the volume is new. The service's role owns its database and is nothing else.
\getenv password DATABASE_PASSWORD
CREATE ROLE provisioning LOGIN PASSWORD :'password';
CREATE DATABASE provisioning OWNER provisioning;

-- The superuser comes in through the socket inside the container only; it needs no password and gets none.
ALTER ROLE postgres PASSWORD NULL;
