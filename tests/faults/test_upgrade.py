"""The last release's county comes up to this one, and stands as it was when a step of the upgrade fails."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from tests.faults.parts import ROOT, Place, until
from tests.migrations.conftest import HERE
from tests.ports import free_port

pytestmark = pytest.mark.faults

# The parts of `./run` by themselves, to put the last release's tables where it would look for them.
LOAD = """
sql() { as_db_owner "$DB_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$DB_SOCKET" -p "$DB_PORT" "$@"; }
load_release() {
    echo 'DROP DATABASE pingan WITH (FORCE)' | admin_sql && settle_roles &&
        xz -dc "$RELEASE/last_release.sql.xz" | sql -U pingan_owner -d pingan &&
        printf '%s' "$MORE; $RIGHTS" | sql -U pingan_owner -d pingan
}
open_var
lock_var
need_tools
app_env
cat "$RELEASE/field_keys.json" >"$SECRETS/field_keys.json"
rm -f "$STAMPS"/*
with_database load_release
"""

# The dump tells no rights; that release's servers had these.
RIGHTS = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pingan;"
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO pingan"
)


def load(place: Place, more: str = "") -> None:
    """Its data, and what somebody did to it."""
    head = (ROOT / "run").read_text(encoding="utf-8").split("command_name=", 1)[0]
    head = head.replace('ROOT=$(cd "$(dirname "$0")" && pwd -P) || exit 1', f"ROOT='{ROOT}'")
    done = subprocess.run(
        ["sh", "-c", f"{head}\nset_paths\n{LOAD}"],
        env=place.env | {"RELEASE": str(HERE), "MORE": more, "RIGHTS": RIGHTS},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Place]:
    """A place that keeps backups, not at work."""
    with tempfile.TemporaryDirectory(prefix="pingan-target-") as folder:
        Path(folder).chmod(0o755)
        more = {"PINGAN_BACKUP_DIR": folder, "PINGAN_DEMO": "0"}
        place = Place(tmp_path / "var", free_port(), free_port(), more)
        place.order("prepare")
        yield place
        place.order("reset", "--yes")


def asked(place: Place, sql: str) -> list[tuple[object, ...]]:
    with psycopg2.connect(**place.database) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def is_backed_up(place: Place) -> bool:
    try:
        told = json.loads((place.var / "operations" / "backup.json").read_text(encoding="utf-8"))
    except OSError:
        return False
    return bool(told["sound"])


def test_the_last_release_comes_up_and_everybody_is_told_until_it_has(county: Place) -> None:
    load(county)
    told = county.order("upgrade", "--yes")
    until(lambda: county.order("status", "--json") != "{}", "it serves", 120)
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(0,)]
    assert asked(county, "SELECT count(*) > 60 FROM cases_case") == [(True,)], told
    assert is_backed_up(county)
    # What is announced is over with the next.
    county.order("upgrade", "--announce", "22:00")
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(1,)]
    county.order("upgrade", "--yes")
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(0,)]
    county.order("stop")


def test_the_county_stands_again_when_a_migration_fails(county: Place) -> None:
    # The last of the tables that are to be made is there already, after all others were changed.
    load(county, "CREATE TABLE operations_upgrade (id int)")
    with pytest.raises(AssertionError, match="nobody wrote since the platform stopped"):
        county.order("upgrade", "--yes")
    found = "SELECT (SELECT count(*) > 60 FROM cases_case), to_regclass('cases_task') IS NULL"
    psql = county.order("psql", "-Atc", found)
    assert psql.split() == ["t|t"]
