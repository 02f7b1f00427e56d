"""A phone's outbox, however it is emptied: twice, in any order, by two accounts, with other words in between.

The model is a dict: the first sound report under an id is the case, and everything later under that id is
either its replay or refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pingan.cases import services
from pingan.cases.models import Case
from pingan.cases.services import Target
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import actions_of, body_of, signed_in
from tests.properties.settings import tried
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, SOUTH, WEST

# What a phone might have changed after the first attempt, each of them another report.
ALTERED: dict[str, dict[str, Any]] = {
    "same": {},
    "words": {"what": "另一件事：路灯不亮。"},
    "category": {"category": "0101"},
    "urgency": {"urgency": "critical"},
    "place": {"location": None, "grid_code": NEXT_GRID},
    "time": {"occurred_at": "2026-03-01T08:00:00+08:00"},
    "settled": {"resolved_on_spot": True},
}
# Refused for good, and must not take the id: the mended report goes out under the same one.
BAD: dict[str, dict[str, Any]] = {
    "abroad": {"location": {"lng": WEST - 5, "lat": SOUTH}},
    "nowhere": {"location": None},
    "wordless": {"what": "  "},
    "unknown": {"category": "9999"},
}


@dataclass(frozen=True)
class Delivery:
    """One sending of one letter: which, by whom, in which of its versions."""

    letter: int
    sender: str
    version: str


@dataclass
class Kept:
    """What the server must know under an id."""

    sender: str
    version: str
    case_version: int = 1
    timeline: list[str] = field(default_factory=lambda: ["report"])


deliveries = st.builds(
    Delivery,
    letter=st.integers(0, 3),
    sender=st.sampled_from(["qian", "qian", "qian", "sun"]),
    version=st.sampled_from(["same", "same", "same", "same", *ALTERED, *BAD]),
)


times = st.integers(1, 5)


@st.composite
def histories(draw: st.DrawFn) -> list[Delivery | int]:
    """Deliveries, each 1 to 5 times, shuffled; an integer says that the desk takes that letter's case on."""
    sent = [
        again for one in draw(st.lists(deliveries, min_size=1, max_size=6)) for again in [one] * draw(times)
    ]
    handled: list[Delivery | int] = list(draw(st.lists(st.integers(0, 3), max_size=2)))
    return draw(st.permutations(sent + handled))


@pytest.mark.django_db
def test_the_server_keeps_each_report_once(qian: Actor, sun: Actor, li: Actor) -> None:
    phones = {"qian": signed_in(qian), "sun": signed_in(sun)}
    senders = {"qian": qian, "sun": sun}

    @tried(30)
    @given(histories())
    def play(history: list[Delivery | int]) -> None:
        with transaction.atomic():
            letters = [body_of(FIRST_GRID, place_note=f"第{number}封") for number in range(4)]
            kept: dict[str, Kept] = {}
            for event in history:
                if isinstance(event, int):
                    take_on(letters[event]["id"], kept, li)
                else:
                    deliver(phones[event.sender], letters[event.letter], event, kept)
            server_has_just(kept, letters, senders)
            transaction.set_rollback(True)

    play()


def deliver(phone: Client, letter: dict[str, Any], delivery: Delivery, kept: dict[str, Kept]) -> None:
    """Send, and hold the answer against the promise."""
    body = letter | (ALTERED | BAD)[delivery.version]
    answer = phone.post("/api/v1/cases", body, content_type="application/json")
    told, known = answer.json(), kept.get(letter["id"])
    if delivery.version in BAD:
        # 409 where the id is known already: a place that cannot be found is compared before it is judged.
        assert answer.status_code in (400, 409, 422), told
        assert told["retry"] == "never"
    elif known is None:
        assert answer.status_code == 201, told
        kept[letter["id"]] = Kept(delivery.sender, delivery.version)
    elif (known.sender, known.version) == (delivery.sender, delivery.version):
        assert answer.status_code == 200, told
        assert answer["Idempotent-Replayed"] == "true"
        assert (told["id"], told["version"]) == (letter["id"], known.case_version)
    else:
        assert (answer.status_code, told["code"], told["retry"]) == (409, "payload_mismatch", "never")


def take_on(case_id: str, kept: dict[str, Kept], desk: Actor) -> None:
    """The desk has it meanwhile and lets it go: a late replay then gets the case as it is now."""
    known = kept.get(case_id)
    if known is not None and known.version != "settled":
        services.take(Target(UUID(case_id), known.case_version, desk), "claim")
        services.take(Target(UUID(case_id), known.case_version + 1, desk), "release", reason="点错了")
        known.case_version += 2
        known.timeline += ["claim", "release"]


def server_has_just(kept: dict[str, Kept], letters: list[dict[str, Any]], senders: dict[str, Actor]) -> None:
    """The same ids, each with the first sender's words, one timeline and one act a step."""
    stored = {str(case.pk): case for case in Case.objects.all()}
    assert stored.keys() == kept.keys()
    for letter in letters:
        known = kept.get(letter["id"])
        if known is None:
            assert not Act.objects.filter(object_id=letter["id"]).exists()
            continue
        case, said = stored[letter["id"]], letter | ALTERED[known.version]
        assert (case.reporter_id, case.version) == (senders[known.sender].account_id, known.case_version)
        assert (case.what, case.category, case.place_note) == (
            said["what"],
            said["category"],
            said["place_note"],
        )
        assert case.grid_code == (NEXT_GRID if known.version == "place" else FIRST_GRID)
        assert case.state == ("closed" if known.version == "settled" else "reported")
        assert actions_of(case.pk) == known.timeline
        assert Act.objects.filter(object_id=case.pk).count() == len(known.timeline)
