"""The catalogue of duties: which items hold, who leads and helps, and what is not sent down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from pingan.categories import duties, services
from pingan.categories.duties import catalogue, leading, standing
from pingan.categories.errors import CategoriesRefused
from pingan.categories.models import Duty, DutyOverride, Sort
from pingan.categories.tables import DutyRow
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory.services import CountyLoad
from tests.cast import organisation_of
from tests.territory.small_county import COUNTY, FIRST_GRID

pytestmark = pytest.mark.django_db

TOWNSHIP, VILLAGE, GRID = FIRST_GRID[:9], FIRST_GRID[:12], FIRST_GRID
TOWNSHIPS = DutyRow("05", Level.TOWNSHIP, "township_center", "", name="乡镇自己的事")


@pytest.fixture
def offices(county: CountyLoad) -> Mapping[str, Organisation]:
    return {
        "water": organisation_of(COUNTY, "department", "水务局"),
        "housing": organisation_of(COUNTY, "department", "住建局"),
        "water_office": organisation_of(TOWNSHIP, "department", "水务站"),
        "centre": organisation_of(TOWNSHIP, "township_center"),
        "next_centre": organisation_of("999921101", "township_center"),
        "village": organisation_of(VILLAGE, "village_committee"),
        "county": organisation_of(COUNTY, "county_center"),
    }


def led_by(organisation: Organisation, category: str = "0506", **more: object) -> DutyRow:
    row = DutyRow(category, Level.COUNTY, organisation.kind, COUNTY, organisation.pk, name="水渠管护")
    return replace(row, **more)  # type: ignore[arg-type]


def load(*rows: DutyRow) -> services.Loaded:
    return services.load_duties(list(rows), on=clock.today())


def refused(offices: Mapping[str, Organisation], category: str = "0506") -> set[str]:
    """The names of those to whom a matter of the first grid is not to be sent."""
    there = standing(category, GRID)
    return {name for name, office in offices.items() if there.refusing(office)}


BELOW = {"water_office", "centre", "next_centre", "village"}


@pytest.mark.parametrize(
    ("sort", "below"), [(Sort.BASIC, BELOW), (Sort.TAKEN_BACK, BELOW), (Sort.ASSISTING, set())]
)
def test_a_departments_matter_is_not_sent_down(
    offices: Mapping[str, Organisation], sort: str, below: set[str]
) -> None:
    load(led_by(offices["water"], sort=sort, assisting=[str(offices["housing"].pk), "township_center"]))
    assert refused(offices) == below
    assert leading("0506", GRID) == [offices["water"]]
    # Those around the place help, and none of another township.
    assert duties.assisting_of(standing("0506", GRID)) == [offices["housing"], offices["centre"]]


def test_what_nobody_says_anything_of_goes_anywhere(offices: Mapping[str, Organisation]) -> None:
    load(led_by(offices["water"]))
    assert refused(offices, "0601") == set()
    assert not standing("0601", GRID)
    assert duties.standing_out(standing("0601", GRID)) is None


def test_a_townships_own_matter_is_refused_to_nobody(offices: Mapping[str, Organisation]) -> None:
    load(TOWNSHIPS)
    assert refused(offices) == set()
    assert standing("0506", GRID).of(offices["centre"])
    assert not standing("0506", GRID).of(offices["next_centre"])


def test_a_township_led_by_name_keeps_its_matter(offices: Mapping[str, Organisation]) -> None:
    # A department's office in the township leads there: it is no sending down to let it have its own matter.
    row = led_by(offices["water_office"], level=Level.TOWNSHIP, area_code=TOWNSHIP)
    load(row)
    assert refused(offices) == BELOW - {"water_office"}


def test_one_item_that_lets_it_through_is_enough(offices: Mapping[str, Organisation]) -> None:
    own = replace(TOWNSHIPS, category="0506", area_code=COUNTY)
    load(led_by(offices["water"]), own)
    assert refused(offices) == set()
    assert leading("0506", GRID) == [offices["water"], offices["centre"]]


def test_a_worker_is_below_whoever_employs_them(offices: Mapping[str, Organisation]) -> None:
    load(led_by(offices["water"]))
    there = standing("0506", GRID)
    assert there.refusing(offices["county"]) is None
    item = there.refusing(offices["county"], seat=GRID)
    assert item
    assert item.name == "水渠管护"
    assert there.refusing(offices["water"], seat=GRID) is None


def test_an_organisation_leads_nothing_in_another_county(offices: Mapping[str, Organisation]) -> None:
    elsewhere = organisation_of("999922", "department", "别县水务局")
    load(led_by(elsewhere, area_code=""))
    assert refused(offices) == set()


def test_the_whole_catalogue_says_the_same_as_a_single_question(
    offices: Mapping[str, Organisation], django_assert_num_queries: object
) -> None:
    load(TOWNSHIPS, led_by(offices["water"]), led_by(offices["housing"], "0601", sort=Sort.TAKEN_BACK))
    whole = catalogue()
    for category in ("0506", "0505", "0601", "1101"):
        one, other = whole.standing(category, GRID), standing(category, GRID)
        assert [item.pk for item in one.items] == [item.pk for item in other.items]
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert whole.standing("0506", GRID).refusing(offices["centre"])


def test_items_are_told_in_the_readers_language(offices: Mapping[str, Organisation]) -> None:
    load(
        led_by(
            offices["water"], name_en="Upkeep of canals", basis="县清单第1项", basis_en="County list, item 1"
        )
    )
    item = standing("0506", GRID).items[0]
    assert (duties.title_of(item), duties.basis_of(item)) == ("水渠管护", "县清单第1项")
    with translation.override("en"):
        assert (duties.title_of(item), duties.basis_of(item)) == ("Upkeep of canals", "County list, item 1")
    load(led_by(offices["water"], name=""))
    assert duties.title_of(standing("0506", GRID).items[0]) == "水渠"


def test_loading_the_same_again_changes_nothing(offices: Mapping[str, Organisation]) -> None:
    rows = [led_by(offices["water"], assisting=["township_center"]), TOWNSHIPS]
    assert len(load(*rows).opened) == 2
    assert load(*rows) == services.Loaded([], [], [])
    assert load(*rows[::-1]) == services.Loaded([], [], [])
    changed = load(replace(rows[0], basis="另一依据"), rows[1])
    assert (changed.opened, len(changed.changed), changed.closed) == ([], 1, [])
    assert Duty.objects.filter(valid_to=None).count() == 2
    # The item of before stays to be read by cases of before.
    assert Duty.objects.filter(valid_to__isnull=False).count() == 1


def test_a_countys_load_leaves_everybody_elses_items_alone(offices: Mapping[str, Organisation]) -> None:
    load(TOWNSHIPS, replace(TOWNSHIPS, area_code="999922"))
    row = led_by(offices["water"])
    assert services.load_duties([row], on=clock.today(), within=COUNTY).closed == []
    assert Duty.objects.filter(valid_to=None).count() == 3
    assert services.load_duties([], on=clock.today(), within=COUNTY).closed
    with pytest.raises(CategoriesRefused, match="lies outside"):
        services.load_duties([TOWNSHIPS], on=clock.today(), within=COUNTY)


def test_what_was_taken_back_is_led_from_the_county(offices: Mapping[str, Organisation]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        load(replace(TOWNSHIPS, sort=Sort.TAKEN_BACK))


def test_another_day_is_another_catalogue(offices: Mapping[str, Organisation]) -> None:
    load(TOWNSHIPS)
    later = clock.today() + timedelta(days=5)
    services.load_duties([led_by(offices["water"], "05")], on=later)
    assert leading("0506", GRID) == [offices["centre"]]
    assert leading("0506", GRID, later) == [offices["water"]]


def test_overrides_are_counted_by_sender_and_lead(li: Actor, offices: Mapping[str, Organisation]) -> None:
    day = clock.today()
    load(led_by(offices["water"]))
    item = Duty.objects.get()
    for lead in (offices["water"].pk, offices["water"].pk, None, None, offices["housing"].pk):
        services.count_override(item, day, county=COUNTY, sender_id=li.organisation_id, lead_id=lead)
    sums = DutyOverride.objects.values_list("lead__name", "n")
    assert dict(sums) == {"水务局": 2, None: 2, "住建局": 1}
