"""Six hundred people are to hear of one act, and the worker is killed: none is told twice, none is missed."""

from __future__ import annotations

import json
import time

import pytest

from tests.faults.conftest import Drill
from tests.faults.parts import Platform, kill_now
from tests.notices.sandbox import Sandbox, served

pytestmark = pytest.mark.faults

RECIPIENTS = 600
KILLS = 20
_STATES = """
SELECT state, reason, count(*) FROM notices_notice
WHERE county_code = %s AND seq = %s AND channel = 'sms' GROUP BY 1, 2
"""


@pytest.mark.parametrize("repeats", ["yes", "no"])
def test_nobody_is_told_twice_and_nobody_is_missed(platform: Platform, drill: Drill, repeats: str) -> None:
    with served() as box:
        box.knows_ids = repeats == "yes"
        told = platform.place.python("tests.faults.notify", "prepare", box.url, str(RECIPIENTS), repeats)
        act = json.loads(told)
        kills = _kill_in_between(platform, drill, box, act["county"])
        platform.place.python("tests.faults.notify", "work", act["county"])
        found = {(state, why): n for state, why, n in platform.rows(_STATES, act["county"], act["seq"])}
        drill.tell(
            kills=kills,
            told=len(box.told),
            asked_again=sum(box.asked.values()) - len(box.asked),
            in_doubt=found.get(("failed", "in_doubt"), 0),
        )
        assert kills == drill.sized(KILLS)
        assert set(box.told.values()) == {1}, "somebody was told twice"
        if repeats == "yes":
            assert found == {("sent", ""): RECIPIENTS}
            assert len(box.told) == RECIPIENTS
        else:
            # What was under way when the worker died is nobody's guess: the desk telephones.
            doubtful = found.pop(("failed", "in_doubt"), 0)
            assert found == {("sent", ""): RECIPIENTS - doubtful}
            assert doubtful <= kills
            assert RECIPIENTS - doubtful <= len(box.told) <= RECIPIENTS


def _kill_in_between(platform: Platform, drill: Drill, box: Sandbox, county: str) -> int:
    """Start the worker, let it tell a few, and kill it in the middle of whatever it does."""
    each = RECIPIENTS // (drill.sized(KILLS) + 2)
    for kill in range(drill.sized(KILLS)):
        worker = platform.place.begin("tests.faults.notify", "work", county)
        # The first few die while rows are written, before anything is sent.
        wanted = 0 if kill < 2 else len(box.told) + drill.chance.randint(1, each)
        while worker.poll() is None and len(box.told) < wanted:
            time.sleep(0.002)
        time.sleep(drill.chance.uniform(0, 0.02) if wanted else drill.chance.uniform(1.5, 3))
        assert kill_now([worker.pid]) == 1
        worker.wait()
    return drill.sized(KILLS)
