"""What a page was told when it opened a case, and what it heard since, is what a fresh load would tell it.

Every step of every track is taken once (`life`, which is held to name them all), while a desk, mediators, a
leader, a worker and a department have the case open. Each of them goes on as the page does
(`frontend/src/cases/live.ts`): an act with a newer version, or a quiet one, has the case fetched anew,
any act on it its timeline; whoever hears nothing keeps what it has. So whatever a step changes for somebody,
an act tells them of; and what the act itself says of a row is so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from pingan.cases import leases, selectors
from pingan.cases.reporting import report_case
from pingan.core.errors import NotFound
from pingan.journal import selectors as journal
from pingan.people.actors import Actor
from pingan.realtime import selectors as realtime
from pingan.realtime.messages import Act
from tests.cast import part, report_of
from tests.contract.test_act_comes_last import CAST, life
from tests.stats.conftest import number_acts

pytestmark = pytest.mark.django_db

# Beside those who live through it: a mediator's colleague, and a desk that has nothing to do with it.
WATCHING: Final = ("qian", "li", "wu", "zheng", "chen", "zhou", "shen")
# Told by messages of their own.
BESIDE: Final = {"lookers", "leases"}
# What an act says of the row at once.
FACTS: Final = ("state", "track", "category")


@dataclass
class Page:
    """One viewer's page with the case open."""

    viewer: Actor
    case: UUID
    seq: int = 0
    told: Any = None
    line: Any = None
    row: dict[str, Any] = field(default_factory=dict)

    def load(self) -> None:
        self.told, self.line = self.fresh()
        self.seq = journal.head(self.viewer.county_code)

    def fresh(self) -> tuple[Any, Any]:
        """The case and its timeline as a fresh load tells them; None for whoever may not open it."""
        try:
            case = selectors.get_case(self.viewer, self.case)
        except NotFound:
            return None, None
        _version, whole = selectors.describe_whole(case, self.viewer)
        return plain({name: value for name, value in whole.items() if name not in BESIDE}), plain(
            selectors.timeline(case, self.viewer)
        )

    def hear(self) -> tuple[list[Act], Any]:
        """All acts on the case since, applied as the page does; and what a fresh load tells."""
        county = self.viewer.county_code
        epoch = realtime.where(self.viewer, county).epoch
        page = realtime.catch_up(self.viewer, county, self.seq, epoch, 500)
        acts = [act for act in page.events if act.object.id == self.case]
        fresh, line = self.fresh()
        for act in acts:
            self._apply(act, fresh)
            self.line = line
        self.seq = page.next
        return acts, (fresh, line)

    @property
    def shown(self) -> Any:
        return self.told, self.line

    def _apply(self, act: Act, fresh: Any) -> None:
        version = -1 if self.told is None else self.told["version"]
        if version < act.object.version or (act.facts.quiet is True and version == act.object.version):
            self.told = fresh


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def everybody(request: pytest.FixtureRequest) -> Mapping[str, Actor]:
    cast = {name: request.getfixturevalue(name) for name in CAST}
    return cast | {name: part(name) for name in WATCHING if name not in cast}


def test_what_was_fetched_and_what_was_heard_is_what_is_fetched_afresh(
    everybody: Mapping[str, Actor],
) -> None:
    event = report_of()
    pages = [Page(everybody[name], event.id) for name in WATCHING]
    steps, heard, behind = 0, dict.fromkeys(WATCHING, 0), dict.fromkeys(WATCHING, 0)
    for page in pages:
        page.load()
    for step in life(event, everybody):
        step()
        number_acts()
        steps += 1
        for page in pages:
            before, who = page.shown, page.viewer.name
            acts, fresh = page.hear()
            taken = (who, [act.facts.action for act in acts])
            assert page.shown == fresh, taken
            heard[who] += len(acts)
            behind[who] += before != fresh
            if acts and page.told is not None:
                said = said_by(acts[-1])
                assert said == {name: page.told[name] for name in said}, taken
    assert heard["zhou"] == behind["zhou"] == 0
    assert min(n for name, n in heard.items() if name != "zhou") > 0
    # The control: a page that heard nothing would be left behind by nearly every step.
    assert behind["li"] > steps * 0.9


def said_by(act: Act) -> dict[str, Any]:
    """What the row takes from the act at once; an act that says nothing of it leaves it."""
    told = {name: getattr(act.facts, name) for name in FACTS}
    return {"version": act.object.version} | {
        name: code for name, code in told.items() if isinstance(code, str)
    }


def test_who_writes_is_no_act(qian: Actor, li: Actor) -> None:
    """Of what is fetched a lease changes nothing else: messages of their own tell it."""
    event = report_of()
    report_case(report=event, by=qian)
    number_acts()
    page = Page(li, event.id)
    page.load()
    leases.take(case_id=event.id, what="close", by=li)
    number_acts()
    acts, fresh = page.hear()
    assert (acts, page.shown) == ([], fresh)
