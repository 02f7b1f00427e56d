"""Short ways to record acts in tests."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction

from pingan.core.ids import uuid7
from pingan.journal.services import record

COUNTY = "999921"
NEXT_COUNTY = "999922"
GRID = "999921001001001"

Recorder = Callable[..., UUID]


def record_one(area_code: str = GRID, type_: str = "case.reported") -> UUID:
    """Record in the transaction at hand; the answer is the id of the (imagined) case."""
    case_id = uuid7()
    record(
        type=type_,
        topic="cases.event",
        area_code=area_code,
        object_type="case",
        object_id=case_id,
        actor=None,
        post=None,
    )
    return case_id


def commit_one(area_code: str = GRID, type_: str = "case.reported") -> UUID:
    """Record in a transaction of its own."""
    with transaction.atomic():
        return record_one(area_code, type_)


@pytest.fixture
def committed(transactional_db: None) -> Recorder:
    """A recorder whose acts are really committed."""
    return commit_one
