"""What is limited is counted once for all server processes, exactly, and tells when to come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction

from pingan.core import clock, limits
from pingan.core.errors import TooMany
from pingan.core.limits import Limit
from pingan.core.models import Use
from tests.processes import side_by_side

WINDOW = timedelta(minutes=10)
LIMIT = Limit("tests.door", at_most=3, window=WINDOW)
OTHER = Limit("tests.gate", at_most=5, window=WINDOW)
MOMENT = clock.day_begins(clock.today())

# A server process of its own, as far as a limit can tell: it tries forty times and says how often it was let
# through.
TRIER = """
import sys
import django
django.setup()
from datetime import timedelta
from django.db import connection
from pingan.core.errors import TooMany
from pingan.core.limits import Limit

limit = Limit("tests.processes", at_most=25, window=timedelta(hours=1))
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
taken = 0
for _ in range(40):
    try:
        limit.take("he")
    except TooMany:
        continue
    taken += 1
print(taken)
"""


def used_up(limit: Limit, key: str) -> TooMany:
    with pytest.raises(TooMany) as refused:
        limit.take(key)
    return refused.value


def test_so_many_and_no_more_and_when_there_is_one_again(db: None) -> None:
    for minute in range(3):
        with clock.set_to(MOMENT + timedelta(minutes=minute)):
            LIMIT.take("he")
    with clock.set_to(MOMENT + timedelta(minutes=4)):
        assert used_up(LIMIT, "he").retry_after == 6 * 60
        LIMIT.take("she")
        Limit("tests.yard", at_most=1, window=WINDOW).take("he")
    with clock.set_to(MOMENT + WINDOW + timedelta(seconds=1)):
        LIMIT.take("he")
        assert used_up(LIMIT, "he").retry_after == 59


def test_who_is_refused_is_not_put_off_further(db: None) -> None:
    for _ in range(3):
        LIMIT.take("he")
    for _ in range(5):
        used_up(LIMIT, "he")
    assert Use.objects.count() == 3


def test_one_try_counts_in_several_limits_or_in_none(db: None) -> None:
    narrow, wide = LIMIT.of("he"), OTHER.of("his town")
    acts = [limits.take(narrow, wide) for _ in range(3)]
    with pytest.raises(TooMany):
        limits.take(narrow, wide)
    assert (narrow.used(), wide.used()) == (3, 3)
    limits.give_back(acts[0])
    assert (narrow.used(), wide.used()) == (2, 2)
    narrow.forget()
    assert (narrow.used(), wide.used()) == (0, 0)


def test_nothing_of_a_key_is_kept_in_clear(db: None) -> None:
    LIMIT.take("530722-secret-code")
    with connection.cursor() as cursor:
        cursor.execute("SELECT u::text FROM core_use u")
        ((row,),) = cursor.fetchall()
    assert "secret" not in row
    assert b"secret".hex() not in row
    assert LIMIT.of("he").key_hash != OTHER.of("he").key_hash


def test_old_tries_are_dropped(db: None) -> None:
    with clock.set_to(MOMENT - 2 * limits.LONGEST_WINDOW):
        LIMIT.take("he")
    with clock.set_to(MOMENT):
        LIMIT.take("he")
        limits.forget_old()
    assert Use.objects.count() == 1


def test_no_limit_counts_longer_than_tries_are_kept() -> None:
    with pytest.raises(ValueError, match=r"tests\.year"):
        Limit("tests.year", at_most=1, window=timedelta(days=365))


@pytest.mark.django_db(transaction=True)
def test_a_count_cannot_be_rolled_back_with_its_request() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        LIMIT.take("he")


@pytest.mark.django_db(transaction=True)
def test_processes_count_together() -> None:
    taken = [int(word) for word in side_by_side(TRIER)]
    assert sum(taken) == Use.objects.count() == 25
