"""Asked for, made once, told of, opened by who asked, erased; and taken up again when its maker dies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from pingan.core import clock, vault
from pingan.core.ids import uuid7
from pingan.jobs.every import JOBS
from pingan.journal import selectors as journal
from pingan.ledgers import jobs, making, selectors, services, turns
from pingan.ledgers.jobs import Asking
from pingan.ledgers.kinds import KINDS, Kind
from pingan.ledgers.models import Ledger
from pingan.people.actors import Actor
from pingan.people.models import Post
from tests.cast import appoint, signed_in
from tests.ledgers.conftest import asked, today, wanted
from tests.ledgers.test_ledger_of_cases import reported
from tests.territory.small_county import COUNTY, FIRST_GRID

PATH = "/api/v1/ledgers"


def body(**changes: Any) -> dict[str, Any]:
    said = {
        "id": str(uuid7()),
        "kind": "cases",
        "since": today().isoformat(),
        "until": today().isoformat(),
        "purpose": "meeting",
    }
    return said | changes


def state(ledger: Ledger) -> str:
    ledger.refresh_from_db()
    return selectors.state_of(ledger)


@pytest.mark.django_db(transaction=True)  # the worker opens a connection of its own
def test_the_worker_makes_what_was_asked_for(qian: Actor, li: Actor) -> None:
    reported(qian)
    browser = signed_in(li)
    made = browser.post(PATH, body(), content_type="application/json")
    assert (made.status_code, made.json()["state"], made.json()["url"]) == (201, "waiting", None)
    assert browser.get(f"{PATH}/{made.json()['id']}/file").status_code == 409
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    (told,) = browser.get(PATH).json()["items"]
    assert (told["state"], told["rows"], told["purpose"]) == ("ready", 1, "会议研判")
    file = browser.get(told["url"])
    assert file.status_code == 200
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Cache-Control"] == "private, no-store"
    assert b"".join(file.streaming_content).startswith(b"PK")


def test_the_journal_has_purpose_and_rows_and_no_words(qian: Actor, li: Actor) -> None:
    reported(qian)
    ledger = asked(li)
    making.make(ledger.pk)
    first, second = journal.acts_of(ledger.pk)
    assert [act.type for act in (first, second)] == ["ledger.asked", "ledger.made"]
    assert {act.purpose for act in (first, second)} == {"meeting"}
    assert second.actor == li.account_id
    assert second.facts == {
        "kind": "cases",
        "since": ledger.since.isoformat(),
        "until": ledger.until.isoformat(),
        "rows": 1,
        "capped": 0,
    }


def test_nobody_else_sees_or_opens_it_not_even_under_another_post(
    li: Actor, feng: Actor, zhou: Actor
) -> None:
    ledger = asked(li)
    making.make(ledger.pk)
    other = Post.objects.get(pk=li.post_id)
    other.pk, other.area_code = uuid7(), COUNTY
    other.save(force_insert=True)
    elsewhere = Actor(li.account_id, other.pk, li.role, COUNTY, li.organisation_id, li.name)
    for somebody in (feng, zhou, elsewhere):
        browser = signed_in(somebody)
        assert browser.get(PATH).json()["items"] == []
        assert browser.get(f"{PATH}/{ledger.pk}").status_code == 404
        assert browser.get(f"{PATH}/{ledger.pk}/file").status_code == 404


def test_the_same_again_is_the_same_ledger(li: Actor, feng: Actor) -> None:
    browser, said = signed_in(li), body()
    first = browser.post(PATH, said, content_type="application/json")
    again = browser.post(PATH, said, content_type="application/json")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert Ledger.objects.count() == 1
    assert len(journal.acts_of(Ledger.objects.get().pk)) == 1
    other = browser.post(PATH, said | {"purpose": "archive"}, content_type="application/json")
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")
    another = signed_in(feng).post(PATH, said, content_type="application/json")
    assert (another.status_code, another.json()["code"]) == (409, "payload_mismatch")


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"kind": "weather"}, 422, "kind"),
        ({"kind": "handed_over"}, 422, "kind"),
        ({"purpose": "fun"}, 422, "purpose"),
        ({"since": "2026-02-30"}, 400, "since"),
        ({"since": "2036-01-01", "until": "2036-01-02"}, 422, "since"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, 422, "until"),
        ({"since": "2024-01-01", "until": "2026-01-01"}, 422, "until"),
        ({"since": "1970-01-01", "until": "1970-01-02"}, 422, "since"),
        ({"kind": "monthly", "since": "2026-03-02", "until": "2026-03-31"}, 422, "since"),
        ({"area": "1"}, 400, "area"),
        ({"id": "0190a8b0-0000-4000-8000-000000000000"}, 400, "id"),
        ({"reason": "x"}, 400, "reason"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_by_its_field(
    changes: dict[str, str], status: int, named: str, li: Actor
) -> None:
    answer = signed_in(li).post(PATH, body(**changes), content_type="application/json")
    assert answer.status_code == status, answer.content
    assert [param["name"] for param in answer.json()["invalid_params"]] == [named]
    assert not Ledger.objects.exists()


@pytest.mark.parametrize("area", ["999921101", "999921", "999922", "999921100099"])
def test_an_area_elsewhere_looks_like_none(area: str, li: Actor) -> None:
    answer = signed_in(li).post(PATH, body(area=area), content_type="application/json")
    assert answer.status_code == 404


def test_kinds_are_told_by_what_a_post_may_ask_for(li: Actor, feng: Actor, shen: Actor, chen: Actor) -> None:
    def kinds(actor: Actor) -> set[str]:
        return {kind["code"] for kind in signed_in(actor).get(f"{PATH}/kinds").json()["kinds"]}

    assert kinds(chen) == {"monthly"}
    assert kinds(shen) == {"cases", "supervision"}
    assert kinds(li) == {"monthly", "cases", "disputes", "supervision"}
    assert kinds(feng) == set(KINDS)


def test_nobody_asks_for_more_than_a_worker_can_make(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        services, "ASKING", services.Limit("ledgers.test", 2, timedelta(hours=1), services.TooManyLedgers)
    )
    browser = signed_in(li)
    first = body()
    for said in (first, body()):
        assert browser.post(PATH, said, content_type="application/json").status_code == 201
    refused = browser.post(PATH, body(), content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_ledgers")
    assert "Retry-After" in refused
    # What was asked before is no other one.
    assert browser.post(PATH, first, content_type="application/json").status_code == 200


# -- makers die --------------------------------------------------------------------------------------


class Killed(BaseException):
    """What a killed process does not live to see."""


@pytest.fixture
def killing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A maker that is killed amid its rows, so often as it is told."""
    real, left = KINDS["cases"].sheets, {"n": 0}

    def sheets(of: Any) -> Any:
        if left["n"] > 0:
            left["n"] -= 1
            raise Killed
        return real(of)

    killed = Kind("cases", "事件台账", "", "ledgers.cases", sheets)
    with KINDS.holding({**KINDS, "cases": killed}):
        yield left


def test_one_whose_maker_was_killed_is_taken_up_again(
    qian: Actor, li: Actor, killing: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(qian)
    ledger = asked(li)
    killing["n"] = 1
    with pytest.raises(Killed):
        making.make(ledger.pk)
    assert state(ledger) == "working"
    # Nobody can tell yet that it is dead.
    assert turns.waiting() == []
    assert making.make(ledger.pk) is False
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + turns.LEASE + timedelta(seconds=1))
    assert turns.waiting() == [ledger.pk]
    assert making.make(ledger.pk)
    assert (state(ledger), ledger.turn, ledger.rows) == ("ready", 2, 1)
    assert [act.type for act in journal.acts_of(ledger.pk)] == ["ledger.asked", "ledger.made"]


def test_one_that_kills_every_maker_is_given_up(
    li: Actor, killing: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, real = asked(li), clock.now
    killing["n"] = turns.MOST_TURNS
    for turn in range(turns.MOST_TURNS):
        monkeypatch.setattr(
            clock, "now", lambda turn=turn: real() + turn * (turns.LEASE + timedelta(seconds=1))
        )
        with pytest.raises(Killed):
            making.make(ledger.pk)
    monkeypatch.setattr(clock, "now", lambda: real() + turns.MOST_TURNS * 2 * turns.LEASE)
    assert making.make(ledger.pk) is False
    assert (state(ledger), ledger.trouble) == ("failed", "fault")
    assert turns.waiting() == []
    assert signed_in(li).get(f"{PATH}/{ledger.pk}/file").status_code == 410


def test_a_maker_taken_for_dead_puts_nothing_down(qian: Actor, li: Actor) -> None:
    """It was only slow: meanwhile another has made it."""
    reported(qian)
    ledger = asked(li)
    slow = turns.take_up(ledger.pk)
    assert slow is not None
    Ledger.objects.update(beat_at=clock.now() - turns.LEASE - timedelta(seconds=1))
    assert making.make(ledger.pk)
    assert turns.beat(slow, 5) is False
    with vault.beside({turns.LEDGER.name_of(ledger.pk): b"late"}) as files:
        assert turns.finish(slow, turns.Written(5, capped=False), files, 4, li) is False
    turns.give_up(slow, turns.FAULT)
    assert (state(ledger), ledger.rows) == ("ready", 1)
    with vault.open_file(turns.LEDGER.name_of(ledger.pk)) as file:
        assert file.read().startswith(b"PK")


def test_what_fails_is_tried_again_and_leaves_nothing(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(qian)
    ledger = asked(li)
    with monkeypatch.context() as patch:
        patch.setattr(vault.LocalStorage, "move", _no_room)
        assert making.make(ledger.pk) is False
    assert state(ledger) == "waiting"
    assert turns.waiting() == [ledger.pk]
    assert making.make(ledger.pk)


def _no_room(*_asked: Any) -> None:
    raise OSError(28, "no space left")


def test_who_has_left_gets_no_ledger(li: Actor) -> None:
    ledger = asked(li)
    Post.objects.filter(pk=li.post_id).update(ends_on=today() - timedelta(days=1))
    assert making.make(ledger.pk) is False
    assert (state(ledger), ledger.trouble) == ("failed", "left")


# -- the ticking process -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_what_nobody_makes_is_asked_for_again(li: Actor) -> None:
    ledger = asked(li)
    # Its task was lost with the worker that had taken it.
    DBTaskResult.objects.all().delete()
    JOBS["ledgers.ask_for_makers"].do()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert state(ledger) == "ready"


def test_what_was_asked_for_is_given_time(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    at = 1000.0
    monkeypatch.setattr(jobs, "monotonic", lambda: at)
    ledger, asking = asked(li), Asking()
    assert asking.ask() == [ledger.pk]
    assert asking.ask() == []
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == [ledger.pk]
    making.make(ledger.pk)
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == []


def test_a_file_is_erased_when_its_time_is_over_and_later_its_line(
    li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = asked(li)
    making.make(ledger.pk)
    assert turns.expire() == 0
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + turns.KEPT_FOR + timedelta(minutes=1))
    assert turns.expire() == 1
    assert turns.expire() == 0
    assert state(ledger) == "expired"
    browser = signed_in(appoint("again", li.role, FIRST_GRID[:9]))
    assert browser.get(PATH).json()["items"] == []
    with pytest.raises(vault.NotFound):
        vault.open_file(turns.LEDGER.name_of(ledger.pk))
    monkeypatch.setattr(clock, "now", lambda: real() + turns.TOLD_FOR + timedelta(days=1))
    turns.expire()
    assert not Ledger.objects.exists()
    assert journal.acts_of(ledger.pk)


def test_a_room_brings_a_ledger_of_its_own(li: Actor) -> None:
    """By a record alone: nothing else knows what kinds there are."""
    from pingan.core.worksheets import Column, Sheet

    visits = Kind(
        "visits",
        "走访台账",
        "",
        "ledgers.cases",
        lambda _of: [Sheet("走访", [Column("次数", "number")], [(3,)])],
    )
    with KINDS.holding({"visits": visits}):
        ledger = asked(li, wanted("visits"))
        assert making.make(ledger.pk)
        assert selectors.describe(ledger)["label"] == "走访台账"
        assert (state(ledger), ledger.rows) == ("ready", 1)
