"""Who quarrels in the demo, and what they say before they are mediated. All invented.

It throws no dice of the season's: the same season is played whatever is written down here.
"""

from __future__ import annotations

from random import Random
from typing import Final

from pingan.cases.models import Case
from pingan.mediation import intake, parties
from pingan.mediation.tables import KINDS
from pingan.people.actors import Actor

_NAMES: Final = ("张某", "李某", "杨某", "普某", "刀某", "岩某", "罗某", "白某", "马某", "周某")
_SIDES: Final = ("applicant", "respondent")


def write_down(case: Case, mediator: Actor, *, handed_over: bool) -> None:
    """How it came in and both sides, who agree to be mediated."""
    dice = Random(str(case.pk))  # noqa: S311  an invented story
    kinds = [str(row["code"]) for row in KINDS.rows(case.county_code) if row["category"] == case.category]
    came = intake.Came(
        "event" if handed_over else dice.choice(("window", "proactive")), (kinds or ["other"])[0]
    )
    intake.register_intake(case_id=case.pk, came=came, version=0, by=mediator)
    for side, name in zip(_SIDES, dice.sample(_NAMES, len(_SIDES)), strict=True):
        written = parties.Written(side=side, kind="person", name=name)
        party = parties.name_party(case_id=case.pk, written=written, by=mediator)
        said = parties.Said("agreed", "spoken", rights_told=True)
        parties.record_consent(party=parties.Known(case.pk, party.number), said=said, by=mediator)
