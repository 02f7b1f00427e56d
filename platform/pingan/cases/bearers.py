"""Whoever shows the code of a case: who they are to this house, and what they may be told.

A code has forty bits and is read out over the telephone; it opens how the matter stands, and no word of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from pingan.cases import selectors
from pingan.cases.models import Case, shown_code
from pingan.core import limits
from pingan.core.errors import NotFound
from pingan.core.ids import read_public_code
from pingan.core.limits import Limit
from pingan.people.actors import Bearer
from pingan.people.throttle import place_of

# Of codes that are none, or nobody's: whoever has a case looks as often as they like.
GUESSES = Limit("cases.code", at_most=20, window=timedelta(minutes=15))


class Standing(TypedDict):
    """How a case stands: no name, no word that anybody wrote, no place finer than its township."""

    code: str
    state: str
    township_code: str
    received_at: datetime
    closed_at: datetime | None


def bearer_of(written: str, *, address: str | None) -> Bearer:
    """Whoever shows this code, however it was written down. Outside of any transaction: guesses are counted.

    Raises NotFound for a code that is nobody's, and TooMany for an address that guessed too often, whichever
    server process it asked.
    """
    guess = GUESSES.take(place_of(address) or "")
    case_id = _case_of(written)
    if case_id is None:
        raise NotFound
    limits.give_back(guess)
    return Bearer(case_id)


def standing_of(bearer: Bearer) -> Standing:
    """How the bearer's case stands. Raises NotFound where it is no more, NotYourOperation where the policy
    tells bearers nothing."""
    case = selectors.get_case(bearer, bearer.case_id, operation="cases.public")
    return {
        "code": shown_code(case.code),
        "state": case.state,
        "township_code": case.township_code,
        "received_at": case.received_at,
        "closed_at": case.closed_at,
    }


def _case_of(written: str) -> UUID | None:
    code = read_public_code(written)
    return Case.objects.filter(code=code).values_list("pk", flat=True).first() if code else None
