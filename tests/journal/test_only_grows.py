"""What was done stays done: the table refuses anything but a new act and its number, even to its owner.

To the servers' role the database does not even listen (`tests/ops/test_roles.py`).
"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from pingan.journal.models import Act
from pingan.journal.selectors import read_after

from .conftest import COUNTY, Recorder, record_one


def refused(sql: str) -> None:
    with pytest.raises(IntegrityError, match="The journal only grows"), transaction.atomic():
        run(sql)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.parametrize(
    "change",
    [
        "type = 'case.closed'",
        "seq = 7",
        "seq = NULL",
        "facts = '{}'",
        "at = now() + interval '1 day'",
        "hearers = '{00000000-0000-7000-8000-000000000000}'",
    ],
)
def test_no_column_of_a_numbered_act_can_change(committed: Recorder, change: str) -> None:
    committed()
    refused(f"UPDATE journal_act SET {change}")  # noqa: S608


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.django_db
def test_an_act_can_be_numbered_but_nothing_else_with_it() -> None:
    record_one()
    refused("UPDATE journal_act SET seq = 9, actor = gen_random_uuid()")
    refused("UPDATE journal_act SET purpose = 'another'")


@pytest.mark.usefixtures("by_the_owner")
def test_acts_cannot_be_deleted(committed: Recorder) -> None:
    committed()
    refused("DELETE FROM journal_act")
    with pytest.raises(IntegrityError):
        Act.objects.all().delete()
    assert len(read_after(COUNTY, 0)) == 1


@pytest.mark.usefixtures("by_the_owner")
def test_the_table_cannot_be_emptied(committed: Recorder) -> None:
    committed()
    refused("TRUNCATE journal_act")


@pytest.mark.django_db
def test_an_act_cannot_arrive_with_a_number() -> None:
    refused(
        "INSERT INTO journal_act (county, seq, type, topic, object_type, object_id, object_version,"
        " area_code, purpose, hearers, facts) VALUES ('999921', 5, 'case.closed', 'cases.event', 'case',"
        " gen_random_uuid(), 1, '999921', '', '{}', '{}')"
    )


def test_the_servers_record_without_any_right_to_change(committed: Recorder) -> None:
    """Numbering is the right of the function's owner."""
    committed()
    assert [act.seq for act in read_after(COUNTY, 0)] == [1]
    for attempt in ("UPDATE journal_act SET seq = 2", "DELETE FROM journal_act", "TRUNCATE journal_act"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            run(attempt)
