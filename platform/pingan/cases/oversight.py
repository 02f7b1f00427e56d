"""What seniors say to a case without taking it: the same moves on every track, as data.

All of them are quiet: whoever has the case goes on with it as it is. What they check and write beside their
line stands in `cases.supervision`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move

INSTRUCT: Final = "instruct"  # 批示
REMIND: Final = "remind"  # 催办
SUPERVISE: Final = "supervise"  # 督办
LIFT_SUPERVISION: Final = "lift_supervision"  # 解除督办

_DESKS = frozenset({"dispatcher", "county_dispatcher"})
_SENIORS = frozenset({"leader", "county_dispatcher"})


def moves(open_states: frozenset[str]) -> Mapping[str, Move]:
    """The moves of seniors, for a track whose cases are open in these states."""
    return {
        INSTRUCT: Move(
            open_states,
            None,
            _DESKS | _SENIORS,
            needs=("text",),
            quiet=True,
            past="instructed",
            body="instruct",
            words="text",
            about="Say what is to be done about it (批示). Whoever has the case hears it.",
        ),
        REMIND: Move(
            open_states,
            None,
            _DESKS | _SENIORS,
            needs=("text",),
            guards=("not_just_reminded",),
            quiet=True,
            past="reminded",
            bulk=True,
            body="remind",
            words="text",
            about="Remind whoever has it (催办): once an hour at most, by each who reminds.",
        ),
        SUPERVISE: Move(
            open_states,
            None,
            _SENIORS,
            needs=("level", "failure", "text"),
            guards=("level_above",),
            effects=("supervise",),
            quiet=True,
            past="supervised",
            body="supervise",
            words="text",
            keeps=("level", "failure"),
            about="Follow it from above (督办) for a failure that is named; whoever is in charge reports. "
            "Each time at a higher level than before.",
        ),
        LIFT_SUPERVISION: Move(
            open_states,
            None,
            _SENIORS,
            needs=("reason",),
            guards=("is_supervised",),
            effects=("lift_supervision",),
            quiet=True,
            past="supervision_lifted",
            body="reason",
            words="reason",
            about="Follow it from above no longer.",
        ),
    }
