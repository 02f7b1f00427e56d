"""A county leaves in open formats, and stands in an empty installation with every row and every file."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey
from pytest_django import Settings

from pingan.cases.photos import add_photo
from pingan.cases.reporting import report_case
from pingan.core import crypto
from pingan.core.ids import uuid7
from pingan.journal import seals
from pingan.journal.models import Act
from pingan.operations.transfer import arriving, leaving, verify
from pingan.operations.transfer.layers import LAYERS
from pingan.operations.transfer.tables import LEFT_BEHIND, NOT_OURS, OtherColumns, Table, tables
from pingan.people.actors import Actor
from pingan.people.models import Account, Post
from pingan.registry.models import Resident
from pingan.registry.services import NewHousehold, NewResident, register_household
from tests import roles
from tests.cases.test_add_file import PDF, send
from tests.cases.test_add_photo import picture
from tests.cast import report_of, signed_in
from tests.mediation.test_keeping import conclude, mediate, write
from tests.territory.small_county import COUNTY, FIRST_GRID

NAME, ID_NUMBER, PHONE = "欧阳示例（示例）", "999921198001010011", "12900001234"
# Words that every way of writing a table down gets wrong somewhere.
AWKWARD = '他说:"好"，\n第二行,\\N \\. \t末尾 '


@pytest.fixture
def place(settings: Settings, tmp_path: Path) -> Callable[[str], None]:
    """Whose secrets, files and ledgers are looked at: each installation has its own."""

    def look(name: str) -> None:
        settings.SECRET_DIR = tmp_path / name / "secrets"
        settings.MEDIA_ROOT = tmp_path / name / "media"
        settings.OPERATIONS_DIR = tmp_path / name / "operations"
        settings.OPERATIONS_DIR.mkdir(parents=True, exist_ok=True)
        call_command("make_secrets", stdout=StringIO())

    look("old")
    return look


@pytest.fixture
def empty(transactional_db: None) -> Iterator[str]:
    """The name of a database with all tables and no row, made while ours has none."""
    name = f"{connection.settings_dict['NAME']}_empty"
    connection.close()
    with closing(roles.connect_owner("postgres")) as maker:
        maker.autocommit = True
        with maker.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {connection.settings_dict['NAME']}")
            yield name
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def elsewhere(empty: str, place: Callable[[str], None]) -> Iterator[Callable[[], None]]:
    """From the call on we are the empty database's owner, with that installation's own keys and folders."""

    def go() -> None:
        connection.close()
        monkey.setitem(connection.settings_dict, "NAME", empty)
        roles.become(roles.OWNER)
        place("new")

    with pytest.MonkeyPatch.context() as monkey:
        yield go
        connection.close()
        roles.become(roles.SERVERS)


@pytest.fixture
def lived(empty: str, place: Callable[[str], None], qian: Actor, li: Actor, wu: Actor) -> None:
    """A case of each track, one with a picture and a file, an agreement, and somebody sealed."""
    report = report_of(what=AWKWARD)
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=qian)
    assert send(qian, report.id, PDF, name="报告,一.pdf").status_code == 201
    desk = signed_in(wu)
    quarrel = mediate(qian, wu, desk)
    assert write(desk, quarrel).status_code == 200
    conclude(quarrel, wu)
    resident = NewResident(NAME, ID_NUMBER, PHONE)
    register_household(new=NewHousehold(FIRST_GRID, 3, [resident], AWKWARD), notice_version="1", actor=None)
    Account.objects.filter(pk=li.account_id).update(has_factor=True)


def rows_of(table: Table) -> list[bytes]:
    """Opened, so that keys of their own make no difference."""
    found: list[bytes] = []

    class Lines:
        def write(self, content: bytes) -> int:
            found.append(content)
            return len(content)

    with transaction.atomic(), connection.cursor() as cursor:
        table.write_rows(cursor, Lines())
    return found


def test_a_county_leaves_and_stands_elsewhere(
    lived: None, elsewhere: Callable[[], None], settings: Settings, tmp_path: Path
) -> None:
    out, had = tmp_path / "out" / "county.tar", tmp_path / "old" / "media"
    left = leaving.leave(out, purpose="move", operator="root")
    assert (left.tables, left.rows > 100, left.files) == (len(tables()), True, 3)
    with pytest.raises(leaving.Taken):
        leaving.leave(out, purpose="move")
    # Nothing half written lies beside it.
    assert [one.name for one in out.parent.iterdir()] == ["county.tar"]
    with tarfile.open(out) as tar:
        tar.extractall(tmp_path / "laid", filter="data")
        assert {(one.isdir(), one.mode) for one in tar.getmembers()} == {(True, 0o700), (False, 0o600)}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    open_to_programs_that_know_nothing_of_us(tmp_path / "laid" / "county")
    before = {table.name: rows_of(table) for table in tables()}
    sealed = sealed_phone()
    elsewhere()
    harm_is_found_before_a_row_is_touched(tmp_path / "laid" / "county", tmp_path)
    done = arriving.arrive(out, room=tmp_path, county=tmp_path / "new" / "county")
    assert (done.tables, done.rows, done.files) == (left.tables, left.rows, left.files)
    assert not Account.objects.filter(has_factor=True).exists(), "what is asked for at the door stayed behind"
    Account.objects.filter(username="li").update(has_factor=True)
    # But for the act of its coming.
    after = {table.name: rows_of(table) for table in tables()}
    assert {name for name in before if before[name] != after[name]} == {"journal_act", "journal_stream"}
    assert list(Act.objects.order_by("-seq").values_list("type", "purpose")[:2]) == [
        ("people.imported", ""),
        ("people.exported", "move"),
    ]
    for name in ("cases_photo", "cases_file", "mediation_agreement", "registry_resident", "people_account"):
        assert len(b"".join(before[name]).splitlines()) > 1, name
    # Sealed by keys of its own, and found by the fingerprint that it had.
    resident = Resident.objects.get()
    assert (resident.name, resident.phone, resident.id_number) == (NAME, PHONE, ID_NUMBER)
    assert sealed_phone() != sealed
    assert bytes(resident.id_number_index or b"") == crypto.blind_index(ID_NUMBER, field="resident.id_number")
    assert files_below(Path(settings.MEDIA_ROOT)) == files_below(had)
    assert list(seals.broken(seals.file_of_seals())) == []
    # It goes on from where it was, and its rules are watched again.
    roles.become(roles.SERVERS)
    report = report_of()
    report_case(report=report, by=actor_of("qian"))
    assert Act.objects.get(object_id=report.id).seq == Act.objects.count()
    roles.become(roles.OWNER)
    with pytest.raises(arriving.Refused, match="there is data here already"):
        arriving.arrive(out, room=tmp_path, county=tmp_path / "county")


def open_to_programs_that_know_nothing_of_us(out: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-I", out / "verify.py"], capture_output=True, encoding="utf-8", check=False
    )
    assert (told.returncode, told.stdout[:3]) == (0, "ok "), told.stdout + told.stderr
    with (out / "tables" / "registry_resident.csv").open(encoding="utf-8-sig", newline="") as lines:
        (resident,) = csv.DictReader(lines)
    assert (resident["name"], resident["phone"]) == (NAME, PHONE)
    with (out / "tables" / "cases_case.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert AWKWARD in [row["what"] for row in csv.DictReader(lines)]
    with closing(sqlite3.connect(out / "map.gpkg")) as layers:
        assert layers.execute("SELECT count(*) FROM grids").fetchone() == (8,)
        assert layers.execute("SELECT count(*) FROM cases").fetchone() == (2,)
        assert layers.execute("SELECT substr(geom, 1, 2) FROM cases").fetchone() == (b"GP",)
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in package["resources"]} == {table.name for table in tables()}
    assert all(why["zh"] and why["en"] for why in package["pingan"]["left_behind"].values())


def harm_is_found_before_a_row_is_touched(out: Path, tmp_path: Path) -> None:
    def refused(word: str) -> None:
        with pytest.raises(arriving.Refused, match=word):
            arriving.arrive(out, room=tmp_path, county=tmp_path / "c")

    act = out / "tables" / "journal_act.csv"
    whole = act.read_bytes()
    third = f",{COUNTY},3,".encode()
    for content, word in (
        (whole.replace(b"case.reported", b"case.rep0rted"), "are not what was sealed"),
        (b"".join(one for one in whole.splitlines(keepends=True) if third not in one), "after 2 comes 4"),
    ):
        assert content != whole
        act.write_bytes(content)
        refused("journal_act.csv: changed")
        sign(out)
        assert [fault for fault in verify.faults(out) if word in fault]
        refused("the journal is not what was sealed")
    act.write_bytes(whole)
    change(out, lambda said: said["migrations"].append("cases.9999_later"))
    refused(r"later release \(cases.9999_later\)")
    change(out, lambda said: said["migrations"].remove("cases.9999_later"))
    # What breaks a rule of the tables leaves nothing behind, neither a row nor a key.
    accounts, ring = out / "tables" / "people_account.csv", crypto.ring().index_key
    kept = accounts.read_bytes()
    accounts.write_bytes(b"".join(kept.splitlines(keepends=True)[:-1]))
    sign(out)
    with pytest.raises(IntegrityError, match="violates foreign key"):
        arriving.arrive(out, room=tmp_path, county=tmp_path / "c")
    assert (Act.objects.count(), crypto.ring().index_key) == (0, ring)
    accounts.write_bytes(kept)
    (out / "added").touch()
    assert list(verify.of_files(out)) == ["added: added", "tables/people_account.csv: changed"]


def sealed_phone() -> bytes:
    return bytes(Resident.objects.values_list("phone", flat=True).get() or b"")


def actor_of(name: str) -> Actor:
    post = Post.objects.select_related("account").get(account__username=name)
    account = post.account
    return Actor(account.pk, post.pk, post.role, post.area_code, post.organisation_id, account.name)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and "beside" not in one.parts
    }


def sign(folder: Path) -> None:
    """As somebody would who knows how."""
    (folder / verify.SUMS).unlink()
    leaving._write_sums(folder)


def change(folder: Path, how: Callable[[dict[str, Any]], object]) -> None:
    file = folder / leaving.PACKAGE
    package = json.loads(file.read_text(encoding="utf-8"))
    how(package["pingan"])
    file.write_text(json.dumps(package), encoding="utf-8")
    sign(folder)


def test_a_row_that_is_not_what_came_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"a\nb\nc\n")
    with (tmp_path / "t.csv").open("rb") as source:
        beside = arriving.Beside(source, "t")
        beside.write(b"a\n")
        with pytest.raises(arriving.Differs, match="t: line 3"):
            beside.write(b"b\nx\n")
    with (tmp_path / "t.csv").open("rb") as source:
        beside = arriving.Beside(source, "t")
        beside.write(b"a\nb\n")
        with pytest.raises(arriving.Differs, match="more came"):
            beside.end()


def test_an_archive_brings_nothing_but_plain_files(tmp_path: Path) -> None:
    for name, kind in (
        ("x/../../out", tarfile.REGTYPE),
        ("x/link", tarfile.SYMTYPE),
        ("/etc/x", tarfile.REGTYPE),
    ):
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/passwd"
        with tarfile.open(tmp_path / "bad.tar", "w") as tar:
            tar.addfile(member)
        with pytest.raises(arriving.Refused, match="does not belong"):
            arriving.arrive(tmp_path / "bad.tar", room=tmp_path, county=tmp_path / "county")
    assert sorted(os.listdir(tmp_path)) == ["bad.tar"]


@pytest.mark.django_db
def test_every_table_is_taken_along_or_says_why_not() -> None:
    """A new table cannot be forgotten, and a reason for one that is no more misleads."""
    models = {m._meta.label: m for m in apps.get_models(include_auto_created=True) if m._meta.managed}
    assert set(LEFT_BEHIND) <= set(models)
    behind = {models[label]._meta.db_table for label in LEFT_BEHIND}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        )
        there = {name for (name,) in cursor.fetchall()}
    assert there == {table.name for table in tables()} | behind | NOT_OURS
    # And nothing that is taken along points at what stays.
    for table in tables():
        for field in table.fields:
            if isinstance(field, ForeignKey) and not field.null:
                assert field.target_field.model._meta.label not in LEFT_BEHIND, field
    # Every place is on the map.
    shapes = {
        (table.name, str(field.column))
        for table in tables()
        for field in table.fields
        if hasattr(field, "srid")
    }
    assert shapes == {(layer.table, layer.column) for layer in LAYERS}


@pytest.mark.django_db
def test_a_file_with_other_columns_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"id,name\n")
    with (
        (tmp_path / "t.csv").open("rb") as source,
        connection.cursor() as cursor,
        pytest.raises(OtherColumns),
    ):
        tables()[0].read_rows(cursor, source)


@pytest.mark.django_db
def test_the_console_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no county here yet"):
        call_command("export_county", str(tmp_path / "out"))
    with pytest.raises(CommandError, match=f"{tmp_path}: nothing is there|not whole"):
        call_command("import_county", str(tmp_path), county=tmp_path / "county")
