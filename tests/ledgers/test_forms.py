"""The register of forms, and "asked again": counted, and said by nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from pingan.config.models import Entry
from pingan.config.sections import SECTIONS, Draft
from pingan.core import clock, limits
from pingan.core.models import Use
from pingan.demo.forms import register_forms
from pingan.journal.models import Act
from pingan.ledgers import forms
from pingan.ledgers.models import AskedAgain
from pingan.people.actors import Actor
from pingan.receipts.models import Receipt
from tests.cast import Browser, appoint, signed_in
from tests.territory.small_county import COUNTY, GRIDS

PATH = "/api/v1/forms/asked_again"
Register = Callable[..., None]


def form(code: str, *fields: str, days: int = 30, owner: str = "民政局") -> dict[str, Any]:
    return {
        "code": code,
        "name": f"表{code}",
        "owner": owner,
        "basis": "示例文件〔2026〕1号",
        "since": (clock.today() - timedelta(days=90)).isoformat(),
        "until": (clock.today() + timedelta(days=days)).isoformat(),
        "fields": list(fields) or ["姓名"],
    }


@pytest.fixture
def register(county: object) -> Register:
    """These are the forms of the county."""

    def keep(*rows: dict[str, Any]) -> None:
        Entry.objects.bulk_create(
            Entry(
                section="forms",
                county_code=COUNTY,
                key=row["code"],
                cells=row,
                place=n,
                valid_from=date(2020, 1, 1),
            )
            for n, row in enumerate(rows)
        )
        forms.config.forget()

    return keep


def tap(browser: Browser, code: str, field: str = "") -> int:
    status: int = browser.post(
        PATH, {"form": code, "field": field}, content_type="application/json"
    ).status_code
    return status


def workers(number: int) -> list[Actor]:
    grids = sorted(GRIDS)
    return [appoint(f"worker-{n}", "grid_worker", grids[n % len(grids)]) for n in range(number)]


def test_lists_what_is_in_force_with_owner_basis_and_end_and_marks_what_is_over(
    register: Register, qian: Actor
) -> None:
    old, new = form("a", days=-1), form("b", "姓名", "住址")
    later = form("c") | {"since": (clock.today() + timedelta(days=1)).isoformat()}
    register(old, new, later, form("d", days=-400))
    first, second = signed_in(qian).get("/api/v1/forms").json()["items"]
    assert (first["code"], first["owner"], first["basis"]) == ("b", "民政局", "示例文件〔2026〕1号")
    assert (first["until"], first["ended"]) == (new["until"], False)
    assert (second["code"], second["ended"]) == ("a", True)


def test_a_field_that_two_forms_ask_for_is_marked_in_both(register: Register, qian: Actor) -> None:
    register(form("a", "姓名", "住 址"), form("b", "住址"), form("c", "住址", days=-1))
    told = {one["code"]: one["fields"] for one in signed_in(qian).get("/api/v1/forms").json()["items"]}
    assert told["a"] == [{"name": "姓名", "also_in": []}, {"name": "住 址", "also_in": ["表b"]}]
    assert told["b"] == [{"name": "住址", "also_in": ["表a"]}]


def test_a_form_has_an_end_and_does_not_end_before_it_begins(han: Actor) -> None:
    section = SECTIONS["forms"]
    wrong = form("a", days=-100)
    draft = Draft([wrong], clock.today(), None, han)  # type: ignore[arg-type]
    assert [(fault.key, fault.column) for fault in section.check(draft)] == [("a", "until")]
    assert section.by_name["until"].required


def test_is_counted_once_a_day_for_each_form_and_field(
    register: Register, qian: Actor, sun: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(form("a", "姓名", "住址"))
    phone, other = signed_in(qian), signed_in(sun)
    answers = [
        tap(phone, "a"),
        tap(phone, "a"),
        tap(phone, "a", "住址"),
        tap(signed_in(qian), "a"),
        tap(other, "a"),
    ]
    assert answers == [204] * 5, "nobody can tell from an answer who has been here before"
    counted = {(one.form, one.field): one.n for one in AskedAgain.objects.all()}
    assert counted == {("a", ""): 2, ("a", "住址"): 1}
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    tap(phone, "a")
    assert sum(AskedAgain.objects.filter(field="").values_list("n", flat=True)) == 3


@pytest.mark.parametrize(
    ("said", "status", "named"),
    [
        ({"form": "x"}, 422, "form"),
        ({"form": "a", "field": "没有这一项"}, 422, "field"),
        ({"form": "<a>"}, 400, "form"),
        ({"form": "a", "field": "长" * 200}, 400, "field"),
        ({"form": "a", "name": "钱"}, 400, "name"),
    ],
)
def test_what_is_not_in_the_register_is_refused(
    said: dict[str, str], status: int, named: str, register: Register, qian: Actor
) -> None:
    register(form("a"))
    answer = signed_in(qian).post(PATH, said, content_type="application/json")
    assert answer.status_code == status
    assert [param["name"] for param in answer.json()["invalid_params"]] == [named]
    assert not AskedAgain.objects.exists()


def everything_about(actor: Actor) -> dict[str, list[str]]:
    """Every row of every table that names the account, its post or its session, as text."""
    names = [str(actor.account_id), str(actor.post_id)]
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        # Of the platform and of what it is built on; tests have tables of their own, which come and go.
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT kept::text FROM "{table}" AS kept')  # noqa: S608  a table's name
            rows = [text for (text,) in cursor.fetchall() if any(name in text for name in names)]
            if rows:
                found[table] = sorted(rows)
    return found


def test_nothing_that_is_kept_names_somebody_and_a_form(register: Register, qian: Actor) -> None:
    register(form("mz-01"))
    phone = signed_in(qian)
    before, acts, receipts = everything_about(qian), Act.objects.count(), Receipt.objects.count()
    phone.post(
        PATH,
        {"form": "mz-01"},
        content_type="application/json",
        headers={"Idempotency-Key": "0190a8b0-0000-7000-8000-000000000000"},
    )
    assert AskedAgain.objects.get().n == 1
    assert everything_about(qian) == before
    assert (Act.objects.count(), Receipt.objects.count()) == (acts, receipts)
    # But for what keeps it from being counted twice today: a keyed hash, which is gone a day later.
    (use,) = Use.objects.all()
    assert len(bytes(use.key_hash)) == 16
    Use.objects.update(at=clock.now() - limits.LONGEST_WINDOW - timedelta(seconds=1))
    limits.forget_old()
    assert not Use.objects.exists()


def test_the_form_stands_in_no_address_that_a_log_would_keep() -> None:
    assert "{" not in PATH
    assert PATH.endswith("/asked_again")


def test_small_numbers_are_not_told_and_no_sum_tells_them(register: Register, feng: Actor) -> None:
    register(form("a", "姓名", "住址"), form("b", owner="卫健局"))
    for worker in workers(5):
        phone = signed_in(worker)
        tap(phone, "a")
        if worker.name in ("worker-0", "worker-1"):
            tap(phone, "a", "住址")
    tap(signed_in(workers_named("worker-0")), "b")
    told = signed_in(feng).get("/api/v1/forms/figures").json()
    first, second = told["forms"]
    assert (first["code"], first["whole"]) == ("a", {"n": 5, "few": False})
    assert {one["name"]: one["asked"] for one in first["fields"]} == {
        "姓名": {"n": 0, "few": False},
        "住址": {"n": 0, "few": True},
    }
    # Two more would be told by a true sum.
    assert first["asked"] == {"n": 5, "few": True}
    assert second["asked"] == {"n": 0, "few": True}
    assert told["owners"] == [
        {"name": "民政局", "forms": 1, "asked": {"n": 5, "few": True}},
        {"name": "卫健局", "forms": 1, "asked": {"n": 0, "few": True}},
    ]


def workers_named(name: str) -> Actor:
    from pingan.people.models import Post

    post = Post.objects.select_related("account").get(account__username=name)
    return Actor(post.account_id, post.pk, post.role, post.area_code, post.organisation_id, name)


def test_what_left_the_register_is_told_by_its_code(register: Register, feng: Actor) -> None:
    AskedAgain.objects.create(
        county_code=COUNTY, month=clock.today().replace(day=1), form="old", field="", n=4
    )
    AskedAgain.objects.create(
        county_code="530101", month=clock.today().replace(day=1), form="x", field="", n=4
    )
    register(form("a"))
    told = signed_in(feng).get("/api/v1/forms/figures").json()
    assert [(one["code"], one["asked"]["n"]) for one in told["forms"]] == [("old", 4), ("a", 0)]


def test_only_so_many_months_are_told(register: Register, feng: Actor) -> None:
    register(form("a"))
    this = clock.today().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    for month in (this, last):
        AskedAgain.objects.create(county_code=COUNTY, month=month, form="a", field="", n=3)
    told = {
        months: signed_in(feng)
        .get("/api/v1/forms/figures", {"months": months})
        .json()["forms"][0]["asked"]["n"]
        for months in (1, 2)
    }
    assert told == {1: 3, 2: 6}


def test_the_demo_s_register_has_one_that_is_over_and_fields_asked_for_twice(
    qian: Actor, feng: Actor
) -> None:
    script = Path(settings.REPOSITORY) / "fixtures" / "demo" / "forms.json"
    assert register_forms(script, feng) == register_forms(script, feng)
    forms.config.forget()
    told = signed_in(qian).get("/api/v1/forms").json()["items"]
    assert [one["ended"] for one in told] == [False] * (len(told) - 1) + [True]
    assert any(field["also_in"] for one in told for field in one["fields"])
