"""A long history of cases, for tests that look at how a question is answered in a table of full size."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle

from django.db import connection
from django.db.models import GeneratedField, Q

from pingan.cases.models import Case, Task
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.territory.small_county import GRIDS


def many(times: int, of: Case, holder: Actor, *, words: bool = False) -> None:
    """A history as long as that: copies of a case over two years and the county, two in a hundred open,
    every fourth a dispute.

    Written straight into the table, in a set: only its size and its spread matter here. What it is found by
    (`words`) is left out where nobody looks for it: the database writes that case by case.
    """
    drawn = {
        "id": "gen_random_uuid()",
        "code": "lpad(n::text, 8, '0')",
        "track": "CASE WHEN n / 7 %% 4 > 0 THEN 'event' ELSE 'dispute' END",
        "received_at": "t",
        "accept_due": "t + interval '1 day'",
        "close_due": "t + interval '5 days'",
        "closed_at": "CASE WHEN n %% 50 > 0 THEN t + interval '3 days' END",
        "state": "CASE WHEN n %% 50 > 0 THEN 'closed' WHEN n %% 100 > 0 THEN 'accepted' ELSE 'reported' END",
        "grid_code": "(%(grids)s::text[])[1 + n / 50 %% cardinality(%(grids)s::text[])]",
        "holder_id": "CASE WHEN n %% 100 = 50 AND n %% 3 = 0 THEN %(holder)s::uuid END",
    }
    stored = [field for field in Case._meta.concrete_fields if not isinstance(field, GeneratedField)]
    columns = {field.column: drawn.get(field.column, f"c.{field.column}") for field in stored}
    # The product makes each row draw its own moment.
    moments = "SELECT now() - interval '2 years' * random() * (n / n) AS t"
    statement = (
        f"INSERT INTO cases_case ({', '.join(columns)}) SELECT {', '.join(columns.values())} "  # noqa: S608
        f"FROM cases_case AS c, generate_series(1, %(times)s) AS n, LATERAL ({moments}) AS drawn "
        "WHERE c.id = %(id)s"
    )
    values = {"times": times, "id": of.pk, "grids": sorted(GRIDS), "holder": holder.account_id}
    with connection.cursor() as cursor:
        if not words:
            cursor.execute(_SWITCH.format("DISABLE"))
        cursor.execute(statement, values)
        if not words:
            cursor.execute(_SWITCH.format("ENABLE"))
    known()


def known() -> None:
    """The database's planner knows how much there is of everything.

    Of everything, not of the long tables alone: what an earlier test rolled back may have been counted
    meanwhile as a table without rows, and then the planner reads a page of cases once for every account.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_userbyid(relowner) = current_user FROM pg_class WHERE relname = 'cases_case'"
        )
        # Another role's ANALYZE passes over a table with no more than a warning.
        assert cursor.fetchone() == (True,), "only their owner can count tables: let the test be by_the_owner"
        cursor.execute("ANALYZE")


# What was put off to the commit must be done before a table can be altered.
_SWITCH = """
SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE cases_case {} TRIGGER cases_case_words_come
"""


def asked(by: Actor) -> None:
    """What was asked of others over that history: somebody's help for every fifth case, by now answered but
    for what is still open."""
    organisations = cycle(Organisation.objects.order_by("id"))
    cases = Case.objects.filter(Q(code__endswith="0") | Q(code__endswith="5")).only("id", "closed_at")
    Task.objects.bulk_create(_asked(case, next(organisations), by) for case in cases.order_by("code"))
    known()


def _asked(case: Case, organisation: Organisation, by: Actor) -> Task:
    task = Task(
        case_id=case.pk,
        kind="assistance",
        organisation=organisation,
        asked_by_id=by.account_id,
        asked_at=clock.now() - timedelta(days=800),
        words="请派人协助",
    )
    if case.closed_at is not None:
        task.done_at, task.done_by_id, task.outcome = case.closed_at, by.account_id, "done"
    return task
