"""The rules that limits come from."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from pingan.cases import rules
from pingan.cases.models import Case
from pingan.cases.rules import limit_of, rule_for
from pingan.cases.services import take
from pingan.cases.workflow import CLOSE
from pingan.core import kept
from pingan.people.actors import Actor
from tests.cases.clocks.moments import MONDAY, at, clock_of, reported, seen
from tests.territory.small_county import COUNTY


def write_rules(where: Path, *lines: str) -> None:
    where.mkdir(exist_ok=True)
    text = "\n".join(["county,track,of,kind,limit,unit,law", *lines])
    (where / rules.FILE).write_text(text, encoding="utf-8")
    kept.forget_all()


@pytest.fixture
def own_rules(settings: Any, tmp_path: Path) -> Path:
    settings.COUNTY_DIR = tmp_path / "own"
    return tmp_path / "own"


def test_a_countys_rule_comes_first_and_the_more_particular_of_its_own(own_rules: Path, qian: Actor) -> None:
    write_rules(
        own_rules,
        f"{COUNTY},*,general,close,3,working_day,本县规定",
        f"{COUNTY},*,05,close,2,working_day,本县规定",
        "000000,*,0506,close,1,working_day,别县规定",
    )
    assert reported(qian).close_due == at(11, 18)
    assert clock_of(Case.objects.get(), CLOSE).rule == f"{COUNTY}/*/05/close=2 working_day"
    assert rule_for(CLOSE, county=COUNTY, track="event", category="0101", urgency="general").limit.number == 3


def test_a_promise_outlives_its_rule(own_rules: Path, qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(seen(case, li), "claim")
    write_rules(own_rules, f"{COUNTY},*,general,accept,1,hour,本县规定")
    after = take(seen(case, li), "release", reason="点错了")
    assert after.accept_due == at(10, 18)
    assert reported(qian).accept_due == MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(
    "line",
    [
        *(",*,general,close,x,day,习惯", ",*,general,close,3,week,习惯", ",*,general,close,3,day, "),
        *(",*,general,close", ",*,general,close,3,day"),
    ],
)
def test_a_row_that_means_nothing_is_found_at_start_up(own_rules: Path, line: str) -> None:
    write_rules(own_rules, line)
    assert list(rules.problems())
    with pytest.raises(ImproperlyConfigured):
        rule_for(CLOSE, county=COUNTY, track="event", category="0506", urgency="general")


def test_a_file_that_is_no_text_is_found_at_start_up(own_rules: Path) -> None:
    write_rules(own_rules)
    (own_rules / rules.FILE).write_bytes("本县规定".encode("gb18030"))
    (problem,) = rules.problems()
    assert rules.FILE in problem


def test_a_slip_of_the_pen_keeps_nobody_from_reporting(
    own_rules: Path, qian: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    write_rules(own_rules, f"{COUNTY},*,general,close,3,working_day,本县规定")
    assert reported(qian).close_due == at(12, 18)
    write_rules(own_rules, f"{COUNTY},*,general,close,3,worknig_day,本县规定")
    assert reported(qian).close_due == at(12, 18)
    assert "worknig_day" in caplog.text
    assert list(rules.problems()), "and whoever starts a server or runs a command is told"


def test_all_rules_in_force_are_sound_and_name_their_law() -> None:
    assert list(rules.problems()) == []
    for path in rules.files():
        for rule in rules.read(path.read_text(encoding="utf-8").splitlines(), path.name):
            assert rule.law
            assert limit_of(rule.name) == rule.limit
            assert len(f"{COUNTY}/{rule.name}") <= 80
