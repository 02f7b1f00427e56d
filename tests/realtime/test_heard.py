"""What is caught up is what is pushed: the condition of the query and the rule for an act at hand are one."""

from __future__ import annotations

from collections.abc import Sequence
from unittest import mock
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from pingan.journal import selectors as journal
from pingan.journal.services import record
from pingan.journal.topics import Topic
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.hearing import heard_by
from pingan.people.reach import Reach
from tests.properties.settings import tried
from tests.stats.conftest import number_acts

COUNTY = "999921"
GRIDS = ["999921001001001", "999921001001002", "999921001002001", "999921002001001"]
AREAS = sorted({grid[:digits] for grid in GRIDS for digits in (6, 9, 12, 15)})
ACCOUNTS = [UUID(int=number) for number in range(1, 4)]
ORGANISATIONS = [UUID(int=number) for number in range(11, 13)]
# Every topic there is: one that is added is walked.
OTHER_TOPICS = [word for name, word in vars(Topic).items() if name.isupper()]
TOPICS = ["cases.event", "cases.dispute", "cases.petition", *OTHER_TOPICS]
REACHES = [
    *("own", "grid", "area", "county", "organisation", "area+own", "grid:event+own"),
    *("area:dispute+own", "county:dispute/petition", "organisation:petition", "organisation+own"),
]

acts = st.fixed_dictionaries(
    {
        "area_code": st.sampled_from(AREAS),
        "topic": st.sampled_from(TOPICS),
        "object_id": st.sampled_from([*ACCOUNTS, UUID(int=50)]),
        "hearers": st.lists(st.sampled_from([*ACCOUNTS, *ORGANISATIONS]), max_size=2),
        "facts": st.fixed_dictionaries(
            {},
            optional={
                "was_area": st.sampled_from(GRIDS),
                "was_track": st.sampled_from(["event", "dispute", "petition"]),
            },
        ),
    }
)
actors = st.builds(
    Actor,
    account_id=st.sampled_from(ACCOUNTS),
    post_id=st.just(UUID(int=100)),
    role=st.just("tried"),
    area_code=st.sampled_from(AREAS),
    organisation_id=st.sampled_from(ORGANISATIONS),
    name=st.just("某人"),
)


@pytest.mark.django_db
def test_the_query_finds_just_the_acts_that_the_rule_lets_hear() -> None:
    found: list[int] = []

    @tried(60)
    @given(st.lists(acts, min_size=1, max_size=12), st.lists(actors, min_size=1, max_size=4))
    def hear(done: Sequence[dict[str, object]], people: Sequence[Actor]) -> None:
        with transaction.atomic():
            for act in done:
                record(type="something.done", object_type="thing", actor=None, post=None, **act)  # type: ignore[arg-type]
            number_acts()
            everything = journal.read_after(COUNTY, 0)
            head = everything[-1].seq
            for cell in [None, *REACHES]:
                row = {"tried": Reach.read(cell)} if cell else {}
                with mock.patch.object(policy, "TABLE", {policy.HEARING: row}):
                    for actor in people:
                        heard = heard_by(actor)
                        expected = [act for act in everything if policy.may_hear(actor, act)]
                        assert journal.read_heard(COUNTY, 0, head, heard) == expected, cell
                        assert journal.count_heard(COUNTY, 0, head, heard, most=3) == min(3, len(expected))
                        found.append(len(expected))
            transaction.set_rollback(True)

    hear()
    assert any(found)
    assert not all(found)
