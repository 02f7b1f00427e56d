"""Who acts: one account under one of its posts. Every service and selector takes an `Actor`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from pingan.core.area_codes import county_of


class Role(StrEnum):
    """What a post lets its holder do; the reach of each role is in `policy.csv`."""

    GRID_WORKER = "grid_worker"  # 网格员, of one grid (15 digits)
    DISPATCHER = "dispatcher"  # 乡镇调度员, of one township (9 digits)
    MEDIATOR = "mediator"  # 调解员, of the county centre (6) or a township (9)
    LEADER = "leader"  # 县领导, of the county (6)


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in account acting under one post.

    `area_code` is the post's area: 6, 9, 12 or 15 digits, and a prefix of every area inside it.
    """

    account_id: UUID
    post_id: UUID
    role: Role
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
