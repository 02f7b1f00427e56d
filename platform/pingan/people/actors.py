"""Who acts: one account under one of its posts. Every service and selector takes an `Actor`.

Whoever holds the code of a case and no post is a `Bearer`; what serves them too takes a `Principal`.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from pingan.core.area_codes import county_of


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in account acting under one post.

    What its `role` lets it do stands in the tables of `pingan/policy`, and what a case's moves ask in theirs.
    `area_code` is the post's area: 6, 9, 12 or 15 digits, and a prefix of every area inside it.
    """

    account_id: UUID
    post_id: UUID
    role: str
    area_code: str
    organisation_id: UUID
    name: str
    language: str = ""

    # What Django and DRF ask of a `request.user`.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def pk(self) -> UUID:
        return self.account_id

    @property
    def county_code(self) -> str:
        return county_of(self.area_code)

    def covers(self, area_code: str) -> bool:
        """Whether the area lies inside (or is) the post's area."""
        return area_code.startswith(self.area_code)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who shows the code of a case: a resident who was given it. Nothing else is known of them, and
    there is nothing else they can reach."""

    case_id: UUID

    # What Django and DRF ask of a `request.user`.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def pk(self) -> UUID:
        return self.case_id


Principal = Actor | Bearer
