"""What every table of mediation's moves is written with; each noun's own stand in a file beside this."""

from __future__ import annotations

from typing import Final

from pingan.cases.workflow import Holding, Move, State

# Its own states, beside those that every track knows.
MEDIATING: Final = "mediating"  # 调解中
CONCLUDED: Final = "concluded"  # 调解结束, to be closed
OPEN_STATES = frozenset({State.REPORTED, State.ACCEPTED, MEDIATING, CONCLUDED})
MEDIATORS = frozenset({"mediator"})


def beside(
    past: str,
    effect: str,
    thing: str,
    about: str,
    *,
    sources: frozenset[str] = frozenset({State.ACCEPTED, MEDIATING}),
    guards: tuple[str, ...] = (),
    holding: Holding = Holding.TEAM,
) -> Move:
    """A move that writes `thing` down beside the case: it has an address of its own, and makes nobody's copy
    of the case stale."""
    return Move(
        sources,
        None,
        MEDIATORS,
        holding,
        needs=(thing,),
        guards=guards,
        effects=(effect,),
        quiet=True,
        offered=False,
        past=past,
        body=None,
        says_more=True,
        about=about,
    )
