"""Identifiers sort by time, say their version, and can be read aloud."""

from __future__ import annotations

import time
from uuid import UUID, uuid4

from pingan.core.ids import CROCKFORD, is_uuid7, public_code, uuid7


def test_uuid7_carries_the_millisecond_and_its_version() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid7()
    after = time.time_ns() // 1_000_000
    assert before <= made.int >> 80 <= after
    assert is_uuid7(made)


def test_ids_made_one_after_the_other_sort_in_that_order() -> None:
    made = []
    for _ in range(200):
        made.append(uuid7())
        time.sleep(0.000_01)
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_other_versions_are_told_apart() -> None:
    assert not is_uuid7(uuid4())
    assert not is_uuid7(UUID(int=0))
    # Version 7 with the variant bits of another family.
    assert not is_uuid7(UUID("01890a5d-ac96-774b-0000-000000000000"))


def test_public_codes_use_eight_unmistakable_characters() -> None:
    codes = {public_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 8 and set(code) <= set(CROCKFORD) for code in codes)
    assert not set("ILOU") & set(CROCKFORD)
