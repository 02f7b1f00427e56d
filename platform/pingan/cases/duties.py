"""Who may be sent what: the catalogue of duties, asked by every move that hands a case on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pingan.cases.errors import BeyondDuty
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.people.actors import Actor

# The guard of a move that hands a case to a worker (`worker_id`) or an organisation (`organisation_id`).
WITHIN_DUTY: Final = "within_duty"


def _within_duty(_case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return True


def register() -> None:
    GUARDS.register(WITHIN_DUTY, Guard(When.SAID, _within_duty, lambda *_: BeyondDuty()))
