-- The platform's database, its two roles, and the extensions only an administrator may create.
--
-- `pingan_owner` owns every table and migrates; `pingan` is what the servers are, and owns nothing.
-- Run by the administrator: `./run` for its own cluster, the container of docker-compose.yml for its. It may be run
-- as often as wanted: what is there stays, and what `pingan` still owns (of release 0.1.0) is handed over.
\getenv password PINGAN_DB_PASSWORD
\getenv owner_password PINGAN_MIGRATE_PASSWORD

-- In the template, so that test databases have them too.
\connect template1
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS btree_gist;

\connect postgres
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest(ARRAY['pingan', 'pingan_owner']) AS name
WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec
ALTER ROLE pingan NOCREATEDB NOCREATEROLE PASSWORD :'password';
-- Without one the owner comes in by the socket alone.
\if :{?owner_password}
ALTER ROLE pingan_owner PASSWORD :'owner_password';
\endif
SELECT 'CREATE DATABASE pingan OWNER pingan_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'pingan') \gexec

\connect pingan
-- Not by the database alone: a backup of release 0.1.0 brings tables of the servers' into a database of this one.
SELECT pg_get_userbyid(datdba) = 'pingan' OR EXISTS (
    SELECT FROM pg_class WHERE relowner = 'pingan'::regrole AND relnamespace = 'public'::regnamespace
) AS servers_own_something
FROM pg_database WHERE datname = current_database() \gset
\if :servers_own_something
-- In one go, so that servers at work notice nothing. `migrate` then says for each table what they may do.
BEGIN;
REASSIGN OWNED BY pingan TO pingan_owner;
SELECT format(
    CASE relkind WHEN 'S' THEN 'GRANT USAGE, SELECT ON SEQUENCE %s TO pingan'
    ELSE 'GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO pingan' END, oid::regclass)
FROM pg_class WHERE relowner = 'pingan_owner'::regrole AND relkind IN ('r', 'p', 'S')
AND relnamespace = 'public'::regnamespace \gexec
COMMIT;
\endif
