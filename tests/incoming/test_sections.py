"""Sources as tables of the configuration: what is changed there is how the next table is read."""

from __future__ import annotations

from datetime import date

from pingan.config import differences
from pingan.config.sections import Draft, Section
from pingan.core.ids import uuid7
from pingan.incoming import sections, services
from pingan.incoming.models import Source, SourceCategory
from pingan.people.actors import Actor
from tests.incoming.conftest import csv_of, row
from tests.territory.small_county import COUNTY


def draft_of(section: Section, rows: list[dict[str, str]], by: Actor) -> Draft:
    assert section.rows is not None
    found = differences.between(section.rows(date.max, by.county_code), rows, section.named)
    return Draft(rows, date.today(), found, by)  # noqa: DTZ011  it is not dated


def change(section: Section, rows: list[dict[str, str]], by: Actor) -> None:
    assert section.apply is not None
    draft = draft_of(section, rows, by)
    assert list(section.check(draft)) == []
    section.apply(draft)


def rows_of(section: Section) -> list[dict[str, str]]:
    assert section.rows is not None
    return [dict(one) for one in section.rows(date.max, COUNTY)]


def test_a_heading_that_is_changed_is_read_from_then_on(hotline: Source, feng: Actor) -> None:
    (source,) = rows_of(sections.SOURCES)
    change(sections.SOURCES, [source | {"what": "反映内容"}], feng)
    table = csv_of(row()).decode().replace("诉求内容", "反映内容").encode()
    _batch, (outcome,) = services.take_in(source_code="12345", batch_id=uuid7(), name="", data=table, by=feng)
    assert outcome.becomes == "case"


def test_a_source_that_handed_anything_over_stays(hotline: Source, feng: Actor) -> None:
    assert list(sections.SOURCES.check(draft_of(sections.SOURCES, [], feng))) == []
    services.take_in(source_code="12345", batch_id=uuid7(), name="", data=csv_of(row()), by=feng)
    (fault,) = sections.SOURCES.check(draft_of(sections.SOURCES, [], feng))
    assert (fault.key, fault.column) == ("12345", "code")


def test_what_a_category_means_comes_and_goes(hotline: Source, feng: Actor) -> None:
    meant = {"source": "12345", "theirs": "停水", "category": "0502"}
    change(sections.CATEGORIES, [meant], feng)
    assert list(SourceCategory.objects.values_list("theirs", "category")) == [("停水", "0502")]


def test_a_category_of_no_source_is_refused(hotline: Source, feng: Actor) -> None:
    meant = {"source": "999", "theirs": "停水", "category": "0502"}
    (fault,) = sections.CATEGORIES.check(draft_of(sections.CATEGORIES, [meant], feng))
    assert fault.column == "source"
