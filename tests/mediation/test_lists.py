"""The lists of a mediator's desk."""

from __future__ import annotations

from pingan.people import roles


def test_come_in_the_order_of_a_mediators_day() -> None:
    first = roles.ROLES["mediator"].tabs[:6]
    assert first == ("waiting", "tasks", "open", "today", "due_soon", "overdue")
    assert "together" in roles.ROLES["mediator"].tabs
