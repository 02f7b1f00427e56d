"""A commit that waits for another's lock gives up in good time: the phone hears 503 and keeps its report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from pingan.cases.models import Case
from pingan.people.actors import Actor
from tests.cast import body_of, signed_in
from tests.roles import connect_owner
from tests.territory.small_county import COUNTY

PROXY_GIVES_UP_MS = 30_000


@pytest.fixture
def journal_held(transactional_db: None) -> Iterator[None]:
    """Somebody else is in the middle of a commit, as far as the journal's counter is concerned."""
    other = connect_owner()
    with other.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_stream (county, head) VALUES (%s, 0)"
            " ON CONFLICT (county) DO UPDATE SET head = journal_stream.head",
            [COUNTY],
        )
    yield
    other.close()


def test_every_wait_for_a_lock_ends_long_before_the_proxy_gives_up(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'")
        (patience_ms,) = cursor.fetchone()
    assert 0 < patience_ms <= PROXY_GIVES_UP_MS / 3


def test_a_report_whose_commit_waits_is_refused_for_now(qian: Actor, journal_held: None) -> None:
    phone = signed_in(qian)
    body: dict[str, Any] = body_of()
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 200")  # the same limit, for an impatient test
    answer = phone.post("/api/v1/cases", body, content_type="application/json")
    assert (answer.status_code, answer.json()["retry"]) == (503, "later")
    assert not Case.objects.exists()
