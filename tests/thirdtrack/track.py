"""Legal advice: somebody asks, a desk takes the question up, gives advice, and closes it.

Its words are longer than those of the tracks there are. It has a step, a guard, an effect and a detail of its
own, a rule on who reads its words, and a way over from the event track.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rest_framework import serializers

from pingan.cases import event_moves, event_track
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Step
from pingan.cases.tracks import Track
from pingan.cases.workflow import NOBODY, Action, Holding, Move, State, additions
from pingan.core.api import StrictSerializer, TextField
from pingan.core.errors import Unprocessable
from pingan.people.actors import Actor

CONSULTATION = "consultation"
IN_CONSULTATION = "in_consultation"
ADVICE_WAS_GIVEN = "advice_was_given"
HAND_TO_CONSULTATION = "hand_to_consultation"
GIVE_ADVICE = "give_advice"

_DESK = frozenset({"dispatcher"})

MOVES: Mapping[str, Move] = {
    Action.CLAIM: replace(event_track.MOVES[Action.CLAIM], to=IN_CONSULTATION),
    GIVE_ADVICE: Move(
        frozenset({IN_CONSULTATION, ADVICE_WAS_GIVEN}),
        ADVICE_WAS_GIVEN,
        _DESK,
        Holding.HOLDER,
        needs=("advice",),
        guards=("thirdtrack.no_question",),
        effects=("thirdtrack.counted",),
        past="advised",
        body="thirdtrack.advice",
        words="advice",
        about="Give advice; as often as it is asked for.",
    ),
    Action.CLOSE: replace(event_track.MOVES[Action.CLOSE], sources=frozenset({ADVICE_WAS_GIVEN}), effects=()),
    **additions(frozenset({State.REPORTED, IN_CONSULTATION, ADVICE_WAS_GIVEN})),
}
WAYS_OVER = {
    event_moves.EVENT: {
        HAND_TO_CONSULTATION: Move(
            frozenset({State.REPORTED, State.ACCEPTED}),
            State.REPORTED,
            _DESK,
            Holding.FREE_OR_HOLDER,
            needs=("reason",),
            holder=NOBODY,
            clocks=event_moves.ANEW,
            past="handed_to_consultation",
            track=CONSULTATION,
            body="reason",
            words="reason",
            about="It is advice that is wanted.",
        )
    }
}


class AdviceIn(StrictSerializer):
    advice = TextField(max_length=500)


class ThirdOut(serializers.Serializer[Any]):
    """How often advice was given."""

    advices = serializers.IntegerField()


class AnswerMissing(Unprocessable):
    """Advice is no question."""

    code = "answer_missing"
    title = "Answer, do not ask."


def fill_in() -> None:
    no_question = Guard(
        When.SAID, lambda _case, _by, said: "？" not in said["advice"], lambda *_: AnswerMissing()
    )
    GUARDS.register("thirdtrack.no_question", no_question)
    EFFECTS.register("thirdtrack.counted", _count)


def _count(taking: Taking) -> None:
    taking.data["number"] = _advices(taking.case) + 1


def _advices(case: Case) -> int:
    return Step.objects.filter(case=case, action=GIVE_ADVICE).count()


def _detail(case: Case, _viewer: Actor) -> Mapping[str, Any]:
    return {"advices": _advices(case)}


def _may_read(_case: Case, viewer: Actor) -> bool:
    return viewer.role == "dispatcher"


TRACK = Track(
    code=CONSULTATION,
    moves=MOVES,
    entrances=WAYS_OVER,
    detail=_detail,
    shape=ThirdOut,
    may_read=_may_read,
)
