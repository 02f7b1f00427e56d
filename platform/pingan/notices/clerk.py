"""Who asks the desk to telephone: an account of the county's centre that nobody can sign in with."""

from __future__ import annotations

from typing import Final

from pingan.people.actors import Actor
from pingan.routing.clerk import clerk_of

NAME: Final = "系统通知"


def of(county: str) -> Actor:
    return clerk_of(county, username=f"notices-{county}", name=NAME)
