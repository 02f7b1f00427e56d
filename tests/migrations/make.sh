#!/bin/sh
# Make what these tests start from: the data of the last release, and the statements of its servers.
#
#   . the test place's variables (PINGAN_DB_HOST, _PORT, _USER, _PASSWORD); then, from the root of the checkout:
#   tests/migrations/make.sh COMMIT
#
# Run it once after each release, with the release's commit, and commit what it writes beside itself: RELEASE,
# last_release.sql.xz, last_release.jsonl.xz, and the invented people's keys, which seal nothing else. The release's own code makes its tables and rows (release.py runs in a copy of it).
# The rows come from a role that may create databases; pg_dump should be of the oldest PostgreSQL that is supported.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
COMMIT=$(git -C "$ROOT" rev-parse --verify "$1^{commit}")
PYTHON=$ROOT/.venv/bin/python
WORK=$(mktemp -d)
export PINGAN_DB_NAME="pingan_release_$$" PINGAN_COUNTY_DIR="$WORK/tree/fixtures/county" PINGAN_MEDIA_ROOT="$WORK/media"
export PINGAN_SECRET_DIR="$WORK/secrets"
export PGHOST="$PINGAN_DB_HOST" PGPORT="$PINGAN_DB_PORT" PGUSER="$PINGAN_DB_USER" PGPASSWORD="$PINGAN_DB_PASSWORD"
export DJANGO_SETTINGS_MODULE=pingan.settings PYTHONPATH="$WORK/tree/platform:$WORK/tree"
sql() { psql -X -q -v ON_ERROR_STOP=1 -d postgres -c "$1"; }

trap 'sql "DROP DATABASE IF EXISTS $PINGAN_DB_NAME WITH (FORCE)"; git -C "$ROOT" worktree remove --force "$WORK/tree"; rm -rf "$WORK"' EXIT
git -C "$ROOT" worktree add --quiet --detach "$WORK/tree" "$COMMIT"
sql "CREATE DATABASE $PINGAN_DB_NAME"

cd "$WORK/tree/platform"
for command in make_secrets 'migrate --no-input' load_county load_calendar load_service_points; do "$PYTHON" manage.py $command; done
"$PYTHON" "$HERE/release.py" live

# INSERT lines: a test gives them to the driver, so that it needs no program of PostgreSQL's. Lines that begin with a
# backslash are for psql alone.
pg_dump --no-owner --no-privileges --inserts --rows-per-insert=100 --exclude-extension='*' "$PINGAN_DB_NAME" 2>/dev/null >"$WORK/dump.sql" ||
    pg_dump --no-owner --no-privileges --inserts --rows-per-insert=100 "$PINGAN_DB_NAME" >"$WORK/dump.sql"
grep -v -e '^\\' -e '^--' -e ' EXTENSION ' -e '^SET transaction_timeout' "$WORK/dump.sql" | xz -9e >"$HERE/last_release.sql.xz"

# The sums are behind by what is done now, as those of a server that is being replaced are.
"$PYTHON" "$HERE/release.py" record >"$WORK/said.jsonl"
xz -9e <"$WORK/said.jsonl" >"$HERE/last_release.jsonl.xz"
cp "$WORK/secrets/field_keys.json" "$HERE/field_keys.json" && chmod 644 "$HERE/field_keys.json"
echo "$COMMIT" >"$HERE/RELEASE"
ls -l "$HERE"
