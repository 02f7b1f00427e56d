-- The platform's database, its role, and the extensions only an administrator may create.
-- Run once by the administrator of a new cluster: `./run` for its own, the container of docker-compose.yml for its.
\getenv password PINGAN_DB_PASSWORD

-- In the template, so that test databases have them too.
\connect template1
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS btree_gist;

\connect postgres
CREATE ROLE pingan LOGIN PASSWORD :'password';
CREATE DATABASE pingan OWNER pingan;
