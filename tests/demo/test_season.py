"""A short season in the small county: played through the services, the same for the same dice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone

from pingan.callers.models import Caller, Reply
from pingan.cases.models import Case, Clock, Received, Step, Task, TaskRating, Wording
from pingan.categories.duties import leading
from pingan.categories.models import Duty, DutyProposal, Sort
from pingan.core import clock
from pingan.demo.cast import Cast, enrol
from pingan.demo.duties import seed_duties
from pingan.demo.matters import Matters
from pingan.demo.season import Season
from pingan.journal.models import Act
from pingan.mediation.models import Dispute
from pingan.people.models import Account, Post
from pingan.receipts.models import Receipt
from pingan.registry.demo import MARK
from pingan.territory.services import CountyLoad
from tests.territory.small_county import COUNTY

SCRIPT = Path(settings.REPOSITORY) / "fixtures" / "demo"


def play(cast: Cast, seed: int, number: int = 12) -> list[tuple[Any, ...]]:
    dice = Random(seed)
    until = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    Season(cast, Matters(SCRIPT, dice), dice, until=until).play(number=number, days=30, county_code=COUNTY)
    # What somebody is told names the case by its code, which is drawn anew.
    steps = Step.objects.exclude(action="reply").order_by("at", "id")
    return list(steps.values_list("case__what", "action", "to_state", "note"))


@pytest.fixture(autouse=True)
def _on_a_day_of_its_own() -> Iterator[None]:
    """What the dice make of a season hangs on the weekday and the hour up to which it is played."""
    with clock.set_to(datetime(2026, 11, 24, 4, tzinfo=UTC)):
        yield


@pytest.fixture
def cast(county: CountyLoad) -> Cast:
    return enrol(COUNTY, SCRIPT / "cast.json")


def test_the_cast_is_there_once_however_often_it_is_called(cast: Cast) -> None:
    again = enrol(COUNTY, SCRIPT / "cast.json")
    assert Account.objects.count() == Post.objects.count()
    named = {
        part["username"] for part in json.loads((SCRIPT / "cast.json").read_text(encoding="utf-8"))["named"]
    }
    assert named <= set(Account.objects.values_list("username", flat=True))
    assert set(again.dispatchers) == set(cast.dispatchers)


def test_every_step_stands_in_the_journal_and_in_order(cast: Cast) -> None:
    play(cast, 1)
    assert Case.objects.count() == 12
    acts = Act.objects.filter(object_type="case")
    assert acts.count() == Step.objects.count() > 12
    times = list(acts.order_by("id").values_list("at", flat=True))
    assert times == sorted(times)
    assert clock.now() - times[0] < timedelta(days=32)


def test_whoever_rings_is_invented_and_some_are_rung_back(cast: Cast) -> None:
    """Nobody real can be hit by a demo: a number that no operator has, and a name that says so."""
    play(cast, 3, number=36)
    rang = list(Caller.objects.all())
    assert rang
    assert all((caller.phone or "").startswith("1290000") for caller in rang)
    assert all(caller.name is None or caller.name.endswith(MARK) for caller in rang)
    assert Reply.objects.exists()


def _beside(model: type[Model]) -> list[type[Model]]:
    """The tables that name one of its rows, those that name them first."""
    naming = dict.fromkeys(one.related_model for one in model._meta.related_objects)
    return [deeper for one in naming for deeper in (*_beside(one), one)]


@pytest.mark.usefixtures("by_the_owner")
def test_the_same_dice_tell_the_same_season(cast: Cast) -> None:
    first = play(cast, 7)
    Step.objects.all().delete()
    for part in (Reply, Caller, Clock, Received, Receipt, *_beside(Dispute), Dispute, Task, Wording, Case):
        part.objects.all().delete()
    assert play(cast, 7) == first


@pytest.mark.parametrize("hour", [2, 12])
def test_nobody_is_kept_up_at_night(cast: Cast, hour: int) -> None:
    """Hours of the county, whatever the server's own are and whenever the demo is started."""
    now = timezone.localtime(clock.now(), ZoneInfo(settings.TIME_ZONE))
    dice, until = Random(3), now.replace(hour=hour).astimezone(UTC)
    Season(cast, Matters(SCRIPT, dice), dice, until=until).play(number=60, days=30, county_code=COUNTY)

    hours = [timezone.localtime(at).hour for at in Case.objects.values_list("received_at", flat=True)]
    assert len(hours) == 60
    assert {*hours} <= {*range(7, 21)}
    assert sum(hour < 15 for hour in hours) > 30, "most of the day's matters come before the afternoon"
    assert {timezone.localtime(at).hour for at in Step.objects.values_list("at", flat=True)} <= {
        *range(7, 21)
    }
    assert not Case.objects.filter(received_at__gt=until).exists()


def test_a_season_shows_what_becomes_of_cases(cast: Cast) -> None:
    """Departments, objections, checks, answers of who reported: a desk's screens have something to show."""
    dice = Random(11)
    Season(cast, Matters(SCRIPT, dice), dice, until=clock.now()).play(number=50, days=120, county_code=COUNTY)
    taken = set(Step.objects.values_list("action", flat=True))
    assert taken >= {"assign", "receive", "object", "verify", "evaluate"}
    assert not Task.objects.filter(case__closed_at__isnull=False, kind="handling", done_at=None).exists()


def test_townships_whistle_for_departments_and_ask_whose_duty_it_is(cast: Cast) -> None:
    """Both sides say how it went; what was decided is proposed for the catalogue, and who leads has it."""
    dice = Random(5)
    Season(cast, Matters(SCRIPT, dice), dice, until=clock.now()).play(number=60, days=120, county_code=COUNTY)
    whistles = Task.objects.filter(kind="whistle")
    assert {task.organisation.kind for task in whistles.select_related("organisation")} == {"department"}
    answered = whistles.filter(outcome="done")
    assert answered.exists()
    assert {rating.side for rating in TaskRating.objects.filter(task__in=answered)} == {"asking", "asked"}
    (proposal,) = DutyProposal.objects.all()
    assert Case.objects.get(pk=proposal.case_id).organisation_id == proposal.organisation_id


def test_a_finished_season_is_not_played_again(cast: Cast) -> None:
    play(cast, 1)
    call_command("seed_demo", cases=12)
    assert Case.objects.count() == 12


def test_the_catalogue_of_duties_is_there_and_names_organisations_of_the_cast(cast: Cast) -> None:
    file = SCRIPT / "duties.csv"
    assert len(seed_duties(COUNTY, file).opened) == len(file.read_text(encoding="utf-8").splitlines()) - 1
    assert not seed_duties(COUNTY, file)
    (water,) = leading("0506", COUNTY)
    assert (water.name, water.kind) == ("水务局", "department")
    # Of the three sorts, some each; and every item rests on the county's own list.
    assert set(Duty.objects.values_list("sort", flat=True)) == set(Sort.values)
    assert not Duty.objects.filter(basis="").exists()
