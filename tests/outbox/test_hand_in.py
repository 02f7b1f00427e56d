"""A batch of what was done without signal: each act as at its own address, in order, one answer each."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import OperationalError

from pingan.cases import services as cases
from pingan.cases.models import Case, Step
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.outbox import items
from pingan.people.actors import Actor
from pingan.receipts.api import HEADER
from pingan.receipts.models import Receipt
from tests.cast import actions_of, body_of, signed_in
from tests.outbox.phone import act_of, hand_in, note_on, outcomes, report_by, reported, results_of
from tests.territory.small_county import FIRST_GRID

WRITTEN = Path(settings.REPOSITORY) / "tests" / "outbox" / "written"


def dispatched(qian: Actor, li: Actor) -> Case:
    case = reported(qian)
    take(Target(case.pk, 1, li), "dispatch", worker_id=qian.account_id)
    return Case.objects.get(pk=case.pk)


def test_a_day_without_signal_arrives_in_the_order_it_was_lived(qian: Actor, li: Actor) -> None:
    known, new = dispatched(qian, li), report_by(qian)
    receive = act_of(qian, "receive", known.pk, {}, seen=2)
    note = note_on(qian, known.pk, after=receive["key"])
    handle = act_of(qian, "handle", known.pk, {"result": "已疏通"}, seen=3, after=receive["key"])
    later = note_on(qian, new["case"], "水退了", after=new["key"])
    told = results_of(signed_in(qian), receive, note, new, handle, later)
    assert [(one["key"], one["became"]) for one in told] == [
        (one["key"], "done") for one in (receive, note, new, handle, later)
    ]
    assert actions_of(known.pk) == ["report", "dispatch", "receive", "note", "handle"]
    assert actions_of(UUID(new["case"])) == ["report", "note"]
    assert told[2]["case"]["code"].startswith("PA-")
    assert (told[3]["case"]["version"], told[3]["status"]) == (4, 200)


def test_the_same_batch_again_hears_what_became_of_the_first(qian: Actor, li: Actor) -> None:
    known = dispatched(qian, li)
    batch = report_by(qian), act_of(qian, "receive", known.pk, {}, seen=2), note_on(qian, known.pk)
    results_of(signed_in(qian), *batch)
    steps = Step.objects.count()
    again = results_of(signed_in(qian), *batch)
    assert [(one["became"], one["replayed"]) for one in again] == [("done", True)] * 3
    assert Step.objects.count() == steps


@pytest.mark.parametrize("first", ["batch", "address"])
def test_one_receipt_whichever_way_it_comes(first: str, qian: Actor) -> None:
    browser, case = signed_in(qian), reported(qian)
    note, report = note_on(qian, case.pk), report_by(qian)

    def by_address() -> list[Any]:
        own = f"/api/v1/cases/{case.pk}/note"
        sent = {"content_type": "application/json"}
        return [
            browser.post(own, note["said"], headers={HEADER: note["key"]}, **sent),
            browser.post("/api/v1/cases", report["said"], **sent),
        ]

    def by_batch() -> list[dict[str, Any]]:
        return results_of(browser, note, report)

    if first == "batch":
        by_batch()
        receipts = Receipt.objects.count()
        assert [answer["Idempotent-Replayed"] for answer in by_address()] == ["true", "true"]
    else:
        by_address()
        receipts = Receipt.objects.count()
        assert [one["replayed"] for one in by_batch()] == [True, True]
    assert Receipt.objects.count() == receipts
    assert actions_of(case.pk) == ["report", "note"]


def test_a_bad_one_keeps_none_but_its_children(qian: Actor) -> None:
    case = reported(qian)
    bad = report_by(qian, what="  ")
    child = note_on(qian, bad["case"], after=bad["key"])
    grandchild = note_on(qian, bad["case"], after=child["key"])
    good = note_on(qian, case.pk)
    told = results_of(signed_in(qian), bad, child, grandchild, good)
    assert [one["became"] for one in told] == ["refused", "wait", "wait", "done"]
    assert told[0]["problem"]["invalid_params"][0]["name"] == "what"
    assert [one["problem"] for one in told[1:]] == [None] * 3
    mended = bad | {"said": bad["said"] | {"what": "水渠堵了"}}
    assert outcomes(signed_in(qian), mended, child, grandchild) == ["done"] * 3


def test_a_child_is_tried_where_its_parent_came_before(qian: Actor) -> None:
    parent = report_by(qian)
    child = note_on(qian, parent["case"], after=parent["key"])
    assert outcomes(signed_in(qian), child, parent) == ["wait", "done"]
    other = note_on(qian, parent["case"], "水退了", after=parent["key"])
    assert outcomes(signed_in(qian), other, parent) == ["done", "done"], "it comes again behind its child"
    assert outcomes(signed_in(qian), child) == ["done"]


def test_a_parent_of_somebody_elses_is_none(qian: Actor, sun: Actor) -> None:
    theirs, case = report_by(sun), reported(qian)
    outcomes(signed_in(sun), theirs)
    assert outcomes(signed_in(qian), note_on(qian, case.pk, after=theirs["key"])) == ["wait"]


def test_what_another_wrote_stays_on_the_phone(qian: Actor, sun: Actor) -> None:
    written = report_by(qian)
    (told,) = results_of(signed_in(sun), written)
    problem = told["problem"]
    assert (told["became"], problem["code"], problem["retry"]) == (
        "refused",
        "another_author",
        "after_login",
    )
    assert not Case.objects.exists()
    assert outcomes(signed_in(qian), written) == ["done"]


def test_two_sides_of_a_conflict_are_told(qian: Actor, li: Actor) -> None:
    case = dispatched(qian, li)
    take(Target(case.pk, 2, li), "recall", reason="派错了")
    told = results_of(signed_in(qian), act_of(qian, "receive", case.pk, {}, seen=2))[0]
    assert (told["became"], told["status"]) == ("refused", 412)
    assert told["problem"]["current"]["state"] == Case.objects.get(pk=case.pk).state


def test_nothing_can_be_done_here_that_its_address_refuses(qian: Actor, sun: Actor, li: Actor) -> None:
    """By whom it is, by whom it is not: what a batch answers is what the address itself does."""
    case = dispatched(qian, li)
    for actor in (sun, qian, li):
        browser = signed_in(actor)
        for action in ("dispatch", "receive", "handle", "evaluate", "instruct", "merge"):
            key = str(uuid7())
            own = browser.post(
                f"/api/v1/cases/{case.pk}/{action}",
                {},
                content_type="application/json",
                headers={HEADER: key, "If-Match": '"1"'},
            )
            told = results_of(browser, act_of(actor, action, case.pk, {}, key=key, seen=1))[0]
            assert told["status"] == own.status_code, action
            assert told["problem"]["code"] == own.json()["code"], action


def test_items_are_bounded_and_read_one_by_one(qian: Actor) -> None:
    browser, case = signed_in(qian), reported(qian)
    sound = note_on(qian, case.pk)
    odd: list[Any] = [
        *(None, 3, "x", [], {}, {"key": sound["key"]}),
        *(sound | {"schema_version": version} for version in (0, 2, True, "1", None)),
        *(sound | {"action": action} for action in ("photo", "list", "../note", "", "add_photo")),
        *(sound | {"key": key} for key in ("", "x", "6fa459ea-ee8a-3ca4-894e-db77e160355e", 7)),
        sound | {"more": 1},
        sound | {"seen": -1},
        report_by(qian) | {"key": sound["key"]},
    ]
    assert set(outcomes(browser, *odd)) <= {"refused", "again"}
    assert actions_of(case.pk) == ["report"]
    assert outcomes(browser, *odd, sound)[-1] == "done"
    assert hand_in(browser, *[sound] * (items.MAX_ITEMS + 1)).status_code == 400
    assert hand_in(browser, sound, waiting=-1).status_code == 400


def test_while_the_database_is_away_nothing_is_lost_and_nothing_is_said_to_be(
    qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = reported(qian)
    batch = [note_on(qian, case.pk, f"第{number}次") for number in range(3)]
    whole, calls = cases.take, []

    def away(*args: Any, **said: Any) -> Any:
        calls.append(said)
        if len(calls) > 1:
            raise OperationalError
        return whole(*args, **said)

    monkeypatch.setattr("pingan.cases.api.views.take", away)
    assert outcomes(signed_in(qian), *batch) == ["done", "again", "again"]
    assert len(calls) == 2, "what is away for one is away for all"
    monkeypatch.setattr("pingan.cases.api.views.take", whole)
    assert outcomes(signed_in(qian), *batch) == ["done"] * 3
    assert actions_of(case.pk) == ["report", "note", "note", "note"]


def test_one_that_only_we_are_to_blame_for_keeps_nobody(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    case = reported(qian)
    first, second = note_on(qian, case.pk, "一"), note_on(qian, case.pk, "二")
    whole = cases.take

    def broken(*args: Any, **said: Any) -> Any:
        if said.get("text") == "一":
            raise RuntimeError("ours")
        return whole(*args, **said)

    monkeypatch.setattr("pingan.cases.api.views.take", broken)
    told = results_of(signed_in(qian), first, second)
    assert [(one["became"], one["status"]) for one in told] == [("again", 500), ("done", 200)]


HOURS = timedelta(hours=6)


@pytest.mark.parametrize(
    ("told", "offset", "kept"),
    [
        (-HOURS, 0, {"done_at": -HOURS}),
        # The phone's clock is two days slow and knows it.
        (-HOURS - timedelta(days=2), 2 * 86_400_000, {"done_at": -HOURS}),
        (timedelta(days=365), 0, {"done_doubtful": timedelta(days=365)}),
        (timedelta(days=-3660), None, {"done_doubtful": timedelta(days=-3660)}),
        (timedelta(), None, {}),
    ],
)
def test_when_it_was_done_is_kept_and_never_a_reason_to_refuse(
    told: timedelta, offset: int | None, kept: dict[str, timedelta], qian: Actor
) -> None:
    case, now = reported(qian), clock.now()
    note = note_on(qian, case.pk, done_at=(now + told).isoformat(), clock_offset_ms=offset)
    assert outcomes(signed_in(qian), note) == ["done"]
    step = Step.objects.get(case=case, action="note")
    assert step.data == {name: (now + away).isoformat() for name, away in kept.items()}
    assert abs(step.at - now) < timedelta(minutes=5), "order goes by when it was received"


@pytest.mark.parametrize(
    "junk", ["yesterday", "", "275-01-01T00:00:00+00:00:07", "9" * 99, 7, [], "0000-00-00"]
)
def test_a_clock_that_says_nonsense_is_not_listened_to(junk: Any, qian: Actor) -> None:
    case = reported(qian)
    note = note_on(qian, case.pk, done_at=junk, clock_offset_ms=junk)
    assert outcomes(signed_in(qian), note) == ["done"]


@pytest.mark.parametrize("file", sorted(WRITTEN.glob("*.json")), ids=lambda file: str(file.stem))
def test_what_earlier_releases_wrote_is_read(file: Path, qian: Actor) -> None:
    """These files are never changed: phones out there hold the like of them."""
    text = file.read_text(encoding="utf-8")
    written = json.loads(text.replace("AUTHOR", str(qian.account_id)).replace("GRID", FIRST_GRID))
    assert outcomes(signed_in(qian), *written) == ["done"] * len(written)


def test_every_way_of_writing_has_its_example() -> None:
    assert {int(file.stem) for file in WRITTEN.glob("*.json")} == set(items.READERS)


def test_nobody_hands_in_for_a_page_of_somebody_else(qian: Actor, sun: Actor) -> None:
    browser = signed_in(qian)
    browser.acts_as(sun.account_id, sun.post_id)
    answer = hand_in(browser, report_by(qian))
    assert (answer.status_code, answer.json()["code"]) == (409, "another_actor")
    assert not Case.objects.exists()


def test_a_report_of_a_batch_is_the_report_of_its_address(qian: Actor) -> None:
    """Told apart by nothing but their ids and codes."""
    browser = signed_in(qian)
    one, other = body_of(), body_of()
    browser.post("/api/v1/cases", one, content_type="application/json")
    assert outcomes(browser, act_of(qian, "report", other["id"], other, key=other["id"])) == ["done"]
    told = [browser.get(f"/api/v1/cases/{body['id']}").json() for body in (one, other)]
    for case in told:
        for name in ("id", "code", "received_at", "accept_due", "close_due", "clocks", "location"):
            case.pop(name)
    assert told[0] == told[1]


def test_what_is_promised_behind_a_step_is_open_once_it_is_taken(qian: Actor, li: Actor) -> None:
    case, phone = dispatched(qian, li), signed_in(qian)

    def told() -> dict[str, dict[str, Any]]:
        return {one["action"]: one for one in phone.get(f"/api/v1/cases/{case.pk}").json()["actions"]}

    promised = {one["action"]: one["needs"] for one in told()["receive"]["then"]}
    assert promised["handle"] == ["result"]
    assert "then" not in told()["note"]
    assert outcomes(phone, act_of(qian, "receive", case.pk, {}, seen=2)) == ["done"]
    assert promised.items() <= {name: one["needs"] for name, one in told().items()}.items()
