"""The drills' own books: a drill that hit nothing fails, and a loss is called one."""

from __future__ import annotations

import pytest

from tests.faults.callers import Answer
from tests.faults.ledger import Attempt, Difference, Ledger

YES, LATER = Answer(201, b"{}"), Answer(503, b"{}")


def ledger(strikes: list[float], *attempts: Attempt) -> Ledger:
    return Ledger(attempts=list(attempts), strikes=strikes)


@pytest.mark.parametrize(
    ("strike", "status", "landed"),
    [
        (1.5, None, 1),  # in the middle of a request that broke
        (1.5, 503, 1),
        (1.5, 201, 0),  # in the middle of one that did not notice
        (2.5, None, 0),  # between two requests
    ],
)
def test_only_a_strike_that_cut_a_request_has_landed(strike: float, status: int | None, landed: int) -> None:
    assert ledger([strike], Attempt("a", 1.0, 2.0, status)).landed() == landed


def test_a_drill_that_hit_nothing_fails() -> None:
    with pytest.raises(AssertionError, match="nothing was tried"):
        ledger([], Attempt("a", 1.0, 2.0, None)).must_have_landed()
    with pytest.raises(AssertionError, match="nothing was tried"):
        ledger([5.0], Attempt("a", 1.0, 2.0, 201)).must_have_landed()


def test_only_a_yes_counts_as_acknowledged() -> None:
    books = Ledger()
    for answer in (None, LATER, YES, Answer(200, b"later")):
        books.write("a", 0.0, answer)
    books.write("b", 0.0, Answer(500, b""))
    assert books.sent == {"a", "b"}
    assert books.first_answers == {"a": YES}
    assert books.interrupted == {"a", "b"}
    assert books.wrong_answers() == {500: 1}


def test_the_difference_names_what_is_lost_unasked_and_repeated() -> None:
    found = Difference.between({"kept", "lost", "twice"}, {"kept": 1, "twice": 2, "ghost": 1})
    assert found == Difference(frozenset({"lost"}), frozenset({"ghost"}), frozenset({"twice"}))
    assert found
    assert not Difference.between({"kept"}, {"kept": 1})
