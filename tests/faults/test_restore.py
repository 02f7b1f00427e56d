"""Yesterday's county stands again on another machine, from its backups and two printed shares alone."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
import pytest

from tests.faults.conftest import Drill
from tests.faults.parts import Place, until
from tests.ports import free_port

pytestmark = pytest.mark.faults

# Long enough for a picture and a paper.
SEASON = {"PINGAN_DEMO_CASES": "150"}
ERASE_SOMEBODY = """
from pingan.callers import erasing
from pingan.callers.models import KEPT, Caller
from pingan.core import erased
one = Caller.objects.filter(KEPT, name__isnull=False).order_by("pk").first()
erased.note("callers", [one.pk])
erasing.erase_again([one.pk])
print(one.pk)
"""


@pytest.fixture
def target() -> Iterator[Path]:
    """Where the account of PostgreSQL gets to, which it does not in pytest's own directories."""
    with tempfile.TemporaryDirectory(prefix="pingan-target-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def county(tmp_path: Path, target: Path) -> Iterator[Place]:
    """One that keeps backups, at work."""
    place = Place(tmp_path / "one", free_port(), free_port(), {"PINGAN_BACKUP_DIR": str(target)} | SEASON)
    place.order("start")
    yield place
    place.order("reset", "--yes")


@pytest.fixture
def elsewhere(tmp_path: Path, target: Path) -> Iterator[Place]:
    """A machine that has nothing but the target."""
    place = Place(tmp_path / "other", free_port(), free_port(), {"PINGAN_BACKUP_DIR": str(target)})
    yield place
    place.order("reset", "--yes")


def asked(place: Place, sql: str) -> list[tuple[object, ...]]:
    with psycopg2.connect(**place.database) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def journal(place: Place, upto: int) -> list[tuple[object, ...]]:
    """Every act up to a number, in order."""
    return asked(place, f"SELECT seq, type, object_id, at FROM journal_act WHERE seq <= {upto} ORDER BY seq")  # noqa: S608


def kept(place: Place, what: str) -> dict[str, object]:
    try:
        said = json.loads((place.var / "operations" / f"{what}.json").read_text(encoding="utf-8"))
    except OSError:
        return {}
    assert isinstance(said, dict)
    return said


def findings(place: Place) -> list[dict[str, object]]:
    """What the last drill looked at."""
    found = kept(place, "drill")["findings"]
    assert isinstance(found, list)
    return found


def photos(place: Path) -> dict[str, bytes]:
    return {str(one.relative_to(place)): one.read_bytes() for one in (place / "photos").rglob("*.jpg")}


def test_a_backup_is_proved_by_standing_again(county: Place) -> None:
    """What every run of the suite goes through: the first night's backup is made at once, and its drill
    starts the copy beside it."""
    until(lambda: "ended" in kept(county, "drill"), "there was a backup and a drill", 600)
    assert kept(county, "backup")["sound"] is True
    assert kept(county, "drill")["sound"] is True, kept(county, "drill")
    looked_at = {str(one["what"]) for one in findings(county)}
    assert {"journal", "counts", "files: photos"} <= looked_at, looked_at


def test_a_county_stands_again_as_it_was_at_a_moment(county: Place, elsewhere: Place, drill: Drill) -> None:
    # The first night's backup is made at once, and the first drill after it.
    until(lambda: "ended" in kept(county, "drill"), "there was a backup and a drill", 600)
    assert kept(county, "backup")["sound"] is True
    assert kept(county, "drill")["sound"] is True, kept(county, "drill")
    pages = county.order("escrow", "--shares", "2", "3").split("\f")
    county.order("manage", "account", "set-phone", "qian", "12900000001")
    # The county goes on by itself meanwhile: what was done by now was done before the moment.
    then = journal(county, 2**62)
    moment = datetime.now(UTC).isoformat()
    county.order("manage", "account", "set-phone", "qian", "12900000002")
    gone = county.order("manage", "shell", "-c", ERASE_SOMEBODY).split()[-1]
    county.order("backup")
    # Those that lie sealed are those in use, and whoever changes one is told.
    county.order("drill")
    assert {"what": "escrow", "sound": True, "detail": ""} in findings(county)
    (county.var / "secrets" / "another").write_text("key", encoding="utf-8")
    with pytest.raises(AssertionError, match="FAIL escrow other keys"):
        county.order("drill")
    county.order("backup")
    before = photos(county.var / "media")
    county.order("stop")
    told = elsewhere.order("restore", "--yes", "--to", moment, typed=pages[0] + pages[2])
    assert "opened" in told
    elsewhere.order("start")
    assert journal(elsewhere, len(then)) == then
    assert asked(elsewhere, "SELECT phone FROM people_account WHERE username = 'qian'") == [("12900000001",)]
    # At that moment the caller was known. Erased since, they are not brought back by it.
    assert re.fullmatch(r"[0-9a-f-]{36}", gone)
    known = f"SELECT count(*) FROM callers_caller WHERE id = '{gone}' AND name IS NULL"  # noqa: S608
    assert asked(elsewhere, known) == [(1,)]
    assert before
    assert photos(elsewhere.var / "media") == before
    drill.tell(acts=len(then), photos=len(before), drill_seconds=seconds(kept(county, "drill")))
    elsewhere.order("stop")


def test_a_drill_finds_what_a_backup_lacks(county: Place, target: Path) -> None:
    until(lambda: "ended" in kept(county, "drill"), "there was a backup and a drill", 600)
    # All of them, since a drill opens the newest.
    for spoilt in (target / "files" / "photos").rglob("*.jpg"):
        sealed = spoilt.read_bytes()
        spoilt.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(AssertionError, match="FAIL files: photos"):
        county.order("drill")
    said = kept(county, "drill")
    assert said["sound"] is False
    assert [one["what"] for one in findings(county) if not one["sound"]] == ["files: photos"]


def seconds(said: dict[str, object]) -> int:
    return int(str(said["ended"])) - int(str(said["began"]))
