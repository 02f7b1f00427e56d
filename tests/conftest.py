"""What all rooms' tests share."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Between tests that really commit, the runner empties all tables. The journal refuses that everywhere
    else (`tests/journal/test_only_grows.py` arms the trigger again to prove it)."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_act DISABLE TRIGGER journal_act_no_truncate")
