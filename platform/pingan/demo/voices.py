"""Who rings the desks of the demo, and what they are told: invented people whom nobody real can be.

Names bear the mark 示例, telephone numbers begin with 129, which no operator has.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from pingan.callers import replies, services
from pingan.callers.models import Caller, Channel
from pingan.callers.services import Told
from pingan.cases.models import Case
from pingan.people.actors import Actor
from pingan.registry.demo import MARK

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = ("禾苗", "石田", "晚晴", "青山", "小满", "春和", "远舟", "静秋")
# Not everybody says who they are, and not everybody is rung back at once.
_NAMED, _TOLD_AT_ONCE, _RINGS = 0.8, 0.75, 0.25


class Voices:
    """Draws callers and rings them back; with dice of its own, so that the season stays as it was."""

    def __init__(self, dice: Random) -> None:
        seed = dice.getstate()[1][:4]
        self._dice = Random(f"voices {seed}")  # noqa: S311  the same people for the same dice

    def rings(self) -> bool:
        """Whether somebody tells it to the desk, and not to the worker of their grid."""
        return self._dice.random() < _RINGS

    def somebody(self) -> Mapping[str, str]:
        name = f"{self._dice.choice(_SURNAMES)}{self._dice.choice(_GIVEN)}{MARK}"
        named = self._dice.random() < _NAMED
        return {"name": name if named else "", "phone": f"1290000{self._dice.randrange(10_000):04d}"}

    def tell(self, case: Case, desk: Actor) -> None:
        """Ring whoever is owed a word about the case, if somebody at the desk has the time."""
        owed = Caller.objects.filter(case=case).exclude(owes="").first()
        if owed is None or self._dice.random() > _TOLD_AT_ONCE:
            return
        channel = Channel.PHONE if self._dice.random() < _NAMED else Channel.MESSAGE
        texts = {
            text.channel: text.text for text in replies.ready(case, owed.owes, desk) if text.language == "zh"
        }
        told = Told(owed.pk, owed.owes, channel, texts[channel.value])
        services.reply(case_id=case.pk, told=told, by=desk)
