"""What the database must look like after any disaster: every case whole, the journal without a hole."""

from __future__ import annotations

from collections.abc import Iterable

from tests.faults.ledger import Difference, Ledger
from tests.faults.parts import Platform

# One row for each case that lacks its first step or its first act, or has one too many.
_NOT_WHOLE = """
SELECT c.id::text, steps.n, acts.n
FROM cases_case c,
  LATERAL (SELECT count(*) n FROM cases_step s WHERE s.case_id = c.id AND s.action = 'report') steps,
  LATERAL (SELECT count(*) n FROM journal_act a WHERE a.object_id = c.id AND a.type = 'case.reported') acts
WHERE (steps.n, acts.n) <> (1, 1)
"""
# Each step has its act, and the version counts those that changed the case. An act that nobody did has no
# step, and the one that a duty was overridden stands beside the step that did so.
_STEPS_WITHOUT_ACTS = """
SELECT c.id::text, c.version, steps.n, acts.n
FROM cases_case c,
  LATERAL (SELECT count(*) n FROM cases_step s WHERE s.case_id = c.id) steps,
  LATERAL (
    SELECT count(*) n, count(*) FILTER (WHERE a.facts -> 'quiet' IS DISTINCT FROM 'true') loud
    FROM journal_act a
    WHERE a.object_id = c.id AND a.object_type = 'case' AND a.actor IS NOT NULL
      AND a.type <> 'case.duty_overridden'
  ) acts
WHERE steps.n <> acts.n OR acts.loud <> c.version
"""
_HOLES = """
SELECT s.county, s.head, count(a.seq), min(a.seq), max(a.seq), count(*) FILTER (WHERE a.seq IS NULL)
FROM journal_stream s LEFT JOIN journal_act a USING (county)
GROUP BY s.county, s.head
HAVING (s.head, 1, s.head, 0) IS DISTINCT FROM
  (count(DISTINCT a.seq), min(a.seq), max(a.seq), count(*) FILTER (WHERE a.seq IS NULL))
"""


def difference(platform: Platform, ledger: Ledger) -> Difference:
    """The phones' books against the table of cases."""
    # The books first: phones may still write, and a yes that came after the look into the table is no loss.
    acknowledged = ledger.acknowledged
    stored = platform.rows(
        "SELECT id::text, count(*) FROM cases_case WHERE id = ANY(%s::uuid[]) GROUP BY id", list(ledger.sent)
    )
    return Difference.between(acknowledged, dict(stored))


def check(platform: Platform) -> None:
    """Raises AssertionError where a case or the journal is not whole."""
    assert platform.rows(_NOT_WHOLE) == [], "cases without their one first step and one first act"
    assert platform.rows(_STEPS_WITHOUT_ACTS) == [], "cases whose version, steps and acts differ"
    assert platform.rows(_HOLES) == [], "a journal with a hole"


def orphans(platform: Platform, keys: Iterable[str]) -> int:
    """Steps and acts under ids that no case has: what half a report would leave."""
    return int(
        platform.one(
            "SELECT count(*) FROM journal_act a WHERE a.object_id = ANY(%s::uuid[])"
            " AND NOT EXISTS (SELECT FROM cases_case c WHERE c.id = a.object_id)",
            list(keys),
        )
    )
