"""The hub's short cuts find exactly those whom the rule lets hear."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan.journal.selectors import Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.policy import may_hear
from pingan.people.reach import Reach
from pingan.people.roles import ROLES
from pingan.realtime.hub import Hub, Viewer
from pingan.realtime.lines import Message

ACCOUNTS = [UUID(int=number) for number in range(1, 7)]
ORGANISATIONS = [UUID(int=number) for number in (200, 201)]
GRIDS = ["999921001001001", "999921001001002", "999921001002001", "999921002001001", "999922001001001"]
TOPICS = ["cases.event", "cases.dispute", "registry", "people", "centers", "territory"]
AREA_OF = {
    "grid_worker": (15,),
    "dispatcher": (9,),
    "county_dispatcher": (6,),
    "department": (6, 9),
    "mediator": (6, 9),
    "leader": (6,),
    "administrator": (6,),
    "security_admin": (6,),
    "audit_admin": (6,),
}


class Screen:
    """An open page that notes what it is told."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.heard: list[dict[str, Any]] = []
        self.viewer = Viewer(self.send, "", actor, datetime.max.replace(tzinfo=UTC), 0.0)

    async def send(self, message: Message) -> None:
        self.heard.append(json.loads(message["text"]))


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    role = draw(st.sampled_from(list(ROLES)))
    area = draw(st.sampled_from(GRIDS))[: draw(st.sampled_from(AREA_OF[role]))]
    account = draw(st.sampled_from(ACCOUNTS))
    post = UUID(int=draw(st.integers(100, 103)))
    return Actor(account, post, role, area, draw(st.sampled_from(ORGANISATIONS)), "某人")


@st.composite
def acts(draw: st.DrawFn) -> Act:
    area = draw(st.sampled_from(GRIDS))[: draw(st.sampled_from([6, 9, 12, 15]))]
    return Act(
        county=area[:6],
        seq=draw(st.integers(1, 9)),
        type="something.done",
        topic=draw(st.sampled_from(TOPICS)),
        object_type="thing",
        object_id=draw(st.sampled_from([*ACCOUNTS, UUID(int=50)])),
        object_version=1,
        area_code=area,
        actor=None,
        post=None,
        purpose="",
        hearers=tuple(draw(st.lists(st.sampled_from([*ACCOUNTS, *ORGANISATIONS]), max_size=3))),
        facts=draw(st.sampled_from([{}, {"was_track": "event"}, {"was_area": GRIDS[0]}])),
        at=datetime(2026, 1, 1, tzinfo=UTC),
    )


CELLS = [
    "area",
    "area+own",
    "area:dispute+own",
    "organisation",
    "organisation:event+own",
    "county:event",
    "own",
]


def test_push_reaches_whom_the_rule_allows_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the table says of hearing: the roles' cells are drawn, too."""

    @given(
        st.fixed_dictionaries({}, optional={role: st.sampled_from(CELLS) for role in ROLES}),
        st.lists(actors(), max_size=12),
        st.lists(acts(), max_size=6),
        st.data(),
    )
    def push(row: dict[str, str], people: list[Actor], done: list[Act], data: st.DataObject) -> None:
        reaches = {role: Reach.read(cell) for role, cell in row.items()}
        monkeypatch.setitem(policy.TABLE, policy.HEARING, reaches)  # type: ignore[arg-type]
        pushes_to_whom_the_rule_allows(people, done, data)

    push()


def pushes_to_whom_the_rule_allows(people: list[Actor], done: list[Act], data: st.DataObject) -> None:
    hub = Hub()
    screens = [Screen(actor) for actor in people]
    for screen in screens:
        hub.join(screen.viewer)
    closed = [screen for screen in screens if data.draw(st.booleans())]
    for screen in closed:
        hub.leave(screen.viewer)
        hub.leave(screen.viewer)  # a second time is harmless
    for act in done:
        reached = hub.deliver(act)
        assert reached == sum(may_hear(screen.actor, act) for screen in screens if screen not in closed)
    for screen in screens:
        allowed = [act.seq for act in done if may_hear(screen.actor, act) and screen not in closed]
        assert [message["seq"] for message in screen.heard] == allowed


@given(st.lists(actors(), max_size=8))
def test_an_empty_hub_keeps_nothing(people: list[Actor]) -> None:
    hub = Hub()
    viewers = [Screen(actor).viewer for actor in people]
    for viewer in viewers:
        hub.join(viewer)
    assert sorted(map(id, hub.viewers())) == sorted(map(id, viewers))
    for viewer in viewers:
        hub.leave(viewer)
    assert hub.viewers() == []
    assert not any(vars(hub).values())


def test_a_beat_goes_to_one_county() -> None:
    hub = Hub()
    here = Screen(Actor(ACCOUNTS[0], UUID(int=100), "leader", "999921", UUID(int=200), "此"))
    there = Screen(Actor(ACCOUNTS[1], UUID(int=100), "leader", "999922", UUID(int=200), "彼"))
    hub.join(here.viewer)
    hub.join(there.viewer)
    hub.beat("999921", 7)
    assert here.heard == [{"kind": "beat", "heads": {"999921": 7}}]
    assert there.heard == []


def test_the_message_carries_codes_and_no_words() -> None:
    hub = Hub()
    screen = Screen(Actor(ACCOUNTS[0], UUID(int=100), "leader", "999921", UUID(int=200), "陈"))
    hub.join(screen.viewer)
    facts = {"action": "claim", "track": "event", "was_track": None, "category": "0501", "major": "05",
             "state": "accepted", "was_state": "reported", "day": "2026-01-01", "cell": 5}  # fmt: skip
    hub.deliver(
        Act(
            "999921", 3, "case.claimed", "cases.event", "case", UUID(int=9), 2, GRIDS[0], ACCOUNTS[1],
            UUID(int=100), "目的", (ACCOUNTS[2],), facts, datetime(2026, 1, 1, 4, tzinfo=UTC),
        )
    )  # fmt: skip
    assert screen.heard == [
        {
            "kind": "act",
            "county": "999921",
            "seq": 3,
            "type": "case.claimed",
            "topic": "cases.event",
            "object": {"type": "case", "id": str(UUID(int=9)), "version": 2},
            "area": GRIDS[0],
            "actor": str(ACCOUNTS[1]),
            "at": "2026-01-01T04:00:00Z",
            "facts": {
                "action": "claim",
                "track": "event",
                "was_track": None,
                "category": "0501",
                "state": "accepted",
                "was_state": "reported",
            },
        }
    ]
