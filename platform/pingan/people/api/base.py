"""The base view of every room: its operations are rows of the policy's table, and somebody acts."""

from __future__ import annotations

from typing import ClassVar

from rest_framework.request import Request

from pingan.core.api import OperationView
from pingan.core.errors import Unauthenticated
from pingan.people.actors import Actor
from pingan.people.reach import Reach


class ActorView(OperationView):
    """`actor` and `reach` follow from the session and from the method's operation.

    `for_whoever` are the methods that do not care for whom the page acts; `confirmed` those that are for
    whoever has shown within the last minutes that it is them.
    """

    for_whoever: ClassVar[frozenset[str]] = frozenset()
    confirmed: ClassVar[frozenset[str]] = frozenset()
    reach: Reach
    request: Request

    @property
    def actor(self) -> Actor:
        """Who acts. Raises Unauthenticated where the operation is open to anyone and nobody is signed in."""
        if not isinstance(self.request.user, Actor):
            raise Unauthenticated
        return self.request.user
