"""What the registry asks of rooms above it, which it may not import.

A reveal must belong to a case, and cases live above this room.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pingan.core.registry import Registry
from pingan.people.actors import Actor

# Whether the actor works on the case, and it is open and of the grid: `(actor, case_id, grid_code) -> bool`.
WorksOnCase = Callable[[Actor, UUID, str], bool]

WORKS_ON_CASE = "works_on_case"

ANSWERS: Registry[WorksOnCase] = Registry("registry.ports", needs=[WORKS_ON_CASE])


def works_on_case(actor: Actor, case_id: UUID, grid_code: str) -> bool:
    """Whether the case justifies a look at a resident. A question nobody answers is a no."""
    answer = ANSWERS.get(WORKS_ON_CASE)
    return answer is not None and answer(actor, case_id, grid_code)
