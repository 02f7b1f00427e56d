"""What the registry asks of rooms above it, which it may not import.

A reveal must belong to a case, and cases live above this room. So `cases` puts its answer here when
the process starts (`CasesConfig.ready`). Until then every reveal is refused: an unanswered question
is a no.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pingan.people.actors import Actor

# Whether the actor works on the case, and it is open and of the grid: `(actor, case_id, grid_code) -> bool`.
WorksOnCase = Callable[[Actor, UUID, str], bool]


def _nobody_answers(_actor: Actor, _case_id: UUID, _grid_code: str) -> bool:
    return False


works_on_case: WorksOnCase = _nobody_answers
