"""Phones that hand in what they kept: lost answers, old batches, bad items, wrong clocks, two accounts.

The model is a dict of what each account's phone has been told, and one of what the server must know: an act
is done once, under its author, behind its parent, on the version it was done on, or it is not done at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from pingan.cases.models import Case, Step
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.receipts.models import Receipt
from tests.cast import Browser, signed_in
from tests.outbox.phone import act_of, hand_in, note_on, report_by
from tests.properties.settings import tried

OFTEN = 12


@dataclass(frozen=True)
class Handing:
    """One handing in: by whose session, which of the acts in which order, and whether the answer arrives."""

    sender: str
    which: tuple[int, ...]
    heard: bool


@dataclass
class Server:
    """What it must know, said in other words than its own."""

    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    def expects(self, act: Mapping[str, Any], sender: str) -> str:
        if act["author"] != sender:
            return "refused"
        if act.get("after") is not None and act["after"] not in self.done:
            return "wait"
        if act["key"] in self.done:
            return "done"
        if act["said"].get("what") == " " or act["said"].get("text") == " ":
            return "refused"
        return self._does(act)

    def _does(self, act: Mapping[str, Any]) -> str:
        case = act["case"]
        if act["action"] == "report":
            self.versions[case], self.states[case] = 1, "reported"
        elif case not in self.versions or self.states[case] == "closed":
            return "refused"
        elif act["action"] != "note":
            if act["seen"] != self.versions[case] or self.states[case] != FROM[act["action"]]:
                return "refused"
            self.versions[case] += 1
            self.states[case] = TO[act["action"]]
        self.done[act["key"]] = dict(act)
        return "done"


FROM = {"self_resolve": "reported"}
TO = {"self_resolve": "closed"}
handings = st.builds(
    Handing,
    sender=st.sampled_from(["qian", "qian", "qian", "sun"]),
    which=st.lists(st.integers(0, 9), min_size=1, max_size=OFTEN).map(tuple),
    heard=st.booleans(),
)
# The desk claims the case in between: what is done on the version before that is stale.
histories = st.lists(st.one_of(handings, st.just("desk")), min_size=1, max_size=8)
jumps = st.lists(st.sampled_from([0, -3660, -1, 1, 365]), min_size=10, max_size=10)


def acts_of(qian: Actor, sun: Actor, jumped: list[int]) -> list[dict[str, Any]]:
    """Ten acts: two reports and what hangs on them, by two workers who share a phone."""
    first, second, theirs = report_by(qian), report_by(qian), report_by(sun)
    settle = act_of(qian, "self_resolve", first["case"], {"result": "已疏通"}, seen=1, after=first["key"])
    acts = [
        first,
        note_on(qian, first["case"], after=first["key"]),
        settle,
        note_on(qian, first["case"], "办完了", after=settle["key"]),
        report_by(qian, what=" "),
        second,
        note_on(qian, second["case"], " ", after=second["key"]),
        act_of(qian, "self_resolve", second["case"], {"result": "已疏通"}, seen=7, after=second["key"]),
        theirs,
        note_on(sun, theirs["case"], after=theirs["key"]),
    ]
    moments = [clock.now() + timedelta(days=days) for days in jumped]
    return [act | {"done_at": at.isoformat()} for act, at in zip(acts, moments, strict=True)]


@pytest.mark.django_db
def test_what_phones_kept_is_done_once_and_told_truly(qian: Actor, sun: Actor, li: Actor) -> None:
    people = {"qian": qian, "sun": sun}
    browsers = {name: signed_in(actor) for name, actor in people.items()}

    @tried(15)
    @given(histories, jumps)
    def play(history: list[Any], jumped: list[int]) -> None:
        with transaction.atomic():
            acts, server = acts_of(qian, sun, jumped), Server()
            told: dict[str, str] = {}
            for event in history:
                if event == "desk":
                    desk_claims(acts[0]["case"], server, li)
                else:
                    deliver(browsers[event.sender], people[event.sender], acts, event, server, told)
            drain(browsers, people, acts, server, told)
            server_has_just(server, told)
            transaction.set_rollback(True)

    play()


def deliver(
    browser: Browser,
    sender: Actor,
    acts: list[dict[str, Any]],
    handing: Handing,
    server: Server,
    told: dict[str, str],
) -> None:
    batch = [acts[number] for number in handing.which]
    expected = [server.expects(act, str(sender.account_id)) for act in batch]
    answer = hand_in(browser, *batch)
    assert answer.status_code == 200, answer.content
    became = [item["became"] for item in answer.json()["items"]]
    assert became == expected
    if handing.heard:
        told.update((act["key"], "done") for act, what in zip(batch, became, strict=True) if what == "done")


def desk_claims(case_id: str, server: Server, desk: Actor) -> None:
    if server.states.get(case_id) == "reported":
        take(Target(UUID(case_id), server.versions[case_id], desk), "claim")
        server.versions[case_id] += 1
        server.states[case_id] = "accepted"


def drain(
    browsers: Mapping[str, Browser],
    people: Mapping[str, Actor],
    acts: list[dict[str, Any]],
    server: Server,
    told: dict[str, str],
) -> None:
    """Everybody signs in once more and hands in all they have, in order."""
    for name, actor in people.items():
        own = tuple(number for number, act in enumerate(acts) if act["author"] == str(actor.account_id))
        deliver(browsers[name], actor, acts, Handing(name, own, heard=True), server, told)


def server_has_just(server: Server, told: Mapping[str, str]) -> None:
    assert told.keys() == server.done.keys(), "what a phone calls done is done, and the other way round"
    assert {str(case.pk): case.version for case in Case.objects.all()} == server.versions
    assert Step.objects.exclude(action="claim").count() == len(server.done)
    assert {str(key) for key in Receipt.objects.values_list("key", flat=True)} == server.done.keys()
    for act in server.done.values():
        step = Step.objects.filter(case_id=act["case"], by_id=act["author"], action=act["action"])
        assert step.exists()
