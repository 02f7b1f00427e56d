"""What callers are told at each stage: texts of the county with named fields, filled in for a case.

As long as a county has none of its own the usual ones hold (`replies.csv`). A text never says who is told: no
field is made of a caller.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from pingan.cases import numbers, tracks
from pingan.cases.models import Case, Step, shown_code
from pingan.cases.selectors import cut
from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory import selectors as territory

SECTION: Final = "replies"
# The stages of a matter that a caller hears of, in their usual order; `Move.stage` names them.
STAGES: Final = (
    *("accepted", "assigned", "extended", "suspended", "handled"),
    *("closed", "rejected", "merged", "reopened"),
)
# Where a worker who reported it reads how it goes.
SCREEN: Final = "screen"
CHANNELS: Final = ("phone", "message", "in_person", SCREEN)
LANGUAGES: Final = ("zh", "en")
LONGEST: Final = 500
_USUAL: Final = Path(__file__).with_name("replies.csv")
_FIELD: Final = re.compile(r"\{([^{}]*)\}")
# A field with the colon that leads to it: where nothing is to be said, neither is.
_LED_TO: Final = re.compile(r"([:：]\s*)?" + _FIELD.pattern)
# `road` is a sentence by itself.
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[。！？])|(?<=[.!?])(?=\s)|(?<=\{road\})")
# What is said where a channel has no text of its own.
_INSTEAD: Final[Mapping[str, Sequence[str]]] = {
    "phone": ("in_person", "message"),
    "message": ("phone",),
    "in_person": ("phone", "message"),
    SCREEN: ("message", "phone"),
}


@dataclass(frozen=True, slots=True)
class Ready:
    """A text with everything filled in."""

    channel: str
    language: str
    text: str


def usual() -> Sequence[Row]:
    """The texts of a county that has none of its own."""
    return _usual()


@cache
def _usual() -> Sequence[Row]:
    with _USUAL.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts_of(county: str) -> Sequence[Row]:
    """The texts that hold today."""
    return config.rows(SECTION, county=county) or usual()


def tells_of(stage: str, county: str) -> bool:
    """Whether callers hear of the stage at all: where there is no text, nothing is owed."""
    return any(row["stage"] == stage and row["channel"] != SCREEN for row in texts_of(county))


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and is no field; a brace without its other half, too."""
    names = [name for name in _FIELD.findall(text) if name not in FIELDS]
    return names + sorted(set("{}") & set(_FIELD.sub("", text)))


def ready(case: Case, stage: str, viewer: Actor) -> list[Ready]:
    """What a caller can be told of a stage by the viewer's desk, for each channel and language."""
    texts = {
        (row["channel"], row["language"]): row["text"]
        for row in texts_of(case.county_code)
        if row["stage"] == stage
    }
    return [
        Ready(channel, language, filled)
        for language in LANGUAGES
        for channel in CHANNELS
        if channel != SCREEN and (filled := _filled(texts, channel, language, case, viewer)) is not None
    ]


def reading(case: Case, viewer: Actor, language: str) -> Mapping[str, str] | None:
    """What a worker who reported the case reads of how it goes: the last stage it has passed."""
    stage = last_stage(case)
    texts = {
        (row["channel"], row["language"]): row["text"]
        for row in texts_of(case.county_code)
        if row["stage"] == stage
    }
    text = _filled(texts, SCREEN, language, case, viewer)
    return None if text is None else {"stage": stage, "text": text}


def last_stage(case: Case) -> str:
    """The newest stage that the case has passed; empty where it has passed none."""
    stages = {action: move.stage for action, move in tracks.actions().items() if move.stage}
    steps = Step.objects.filter(case=case, action__in=stages).order_by("-id")
    action = steps.values_list("action", flat=True).first()
    return stages.get(action or "", "")


def _filled(
    texts: Mapping[tuple[str, str], str], channel: str, language: str, case: Case, viewer: Actor
) -> str | None:
    for instead in (channel, *_INSTEAD[channel]):
        if text := texts.get((instead, language)):
            return fill(text, case, viewer, language)
    return None


def fill(text: str, case: Case, viewer: Actor, language: str) -> str:
    """The text with its fields filled in, in that language.

    A sentence that asks to call is left out where the desk has no number of its own.
    """
    with override("zh-hans" if language == "zh" else "en"):
        sentences = _BETWEEN_SENTENCES.split(text)
        if not _phone(case, viewer):
            sentences = [sentence for sentence in sentences if "{phone}" not in sentence]
        return _LED_TO.sub(lambda found: _led_to(found, case, viewer), "".join(sentences)).strip()


def _led_to(found: re.Match[str], case: Case, viewer: Actor) -> str:
    value = _value(found[2], case, viewer)
    return f"{found[1] or ''}{value}" if value else ""


def _value(name: str, case: Case, viewer: Actor) -> str:
    of = FIELDS.get(name)
    return "" if of is None else of(case, viewer)


# -- the fields ------------------------------------------------------------------------------------


def _what(case: Case, _viewer: Actor) -> str:
    return cut(numbers.veiled(" ".join(case.opening.split())))


def _place(case: Case, _viewer: Actor) -> str:
    return f"{territory.path_name(case.grid_code)} {numbers.veiled(case.place_note)}".strip()


def _organisation(case: Case, _viewer: Actor) -> str:
    if case.organisation is not None:
        return _name(case.organisation)
    return _("the grid worker of %(area)s") % {"area": territory.path_name(case.village_code)}


def _desk(_case: Case, viewer: Actor) -> str:
    desk = Organisation.objects.filter(pk=viewer.organisation_id).first()
    return _name(desk) if desk else ""


def _phone(_case: Case, viewer: Actor) -> str:
    desk = Organisation.objects.filter(pk=viewer.organisation_id).values_list("phone", flat=True)
    return desk.first() or ""


def _name(organisation: Organisation) -> str:
    return organisation.name_en if _english() and organisation.name_en else organisation.name


def _result(case: Case, viewer: Actor) -> str:
    """What was done, in the words of whoever handled or closed it; nothing of what a track keeps to
    itself."""
    return _words(case, "handled", "closed")


def _reason(case: Case, viewer: Actor) -> str:
    return _words(case, "rejected")


def _words(case: Case, *stages: str) -> str:
    step = _last(case, *stages)
    if step is None or not _keeps_nothing(step.track or case.track):
        return ""
    # A text goes on behind it.
    return numbers.veiled(" ".join(step.note.split())).rstrip("。．.；;")


def _reply(case: Case, _viewer: Actor) -> str:
    step = _last(case, "suspended")
    return numbers.veiled(str(step.data.get("reply", ""))).rstrip("。．.；;") if step else ""


def _review(case: Case, _viewer: Actor) -> str:
    step = _last(case, "suspended")
    said = str(step.data.get("review_on", "")) if step else ""
    return _day(date.fromisoformat(said)) if said else ""


def _road(case: Case, _viewer: Actor) -> str:
    """Where the way leads on for what another authority decides, as a sentence."""
    step = _last(case, "rejected")
    road = roads().get(str(step.data.get("road", ""))) if step else None
    return _("The way for it: %(road)s.") % {"road": road} if road else ""


def roads() -> Mapping[str, str]:
    return {
        "conciliation": _("conciliation by the people's committee"),
        "arbitration": _("arbitration"),
        "ruling": _("a ruling by the authority in charge"),
        "reconsideration": _("administrative reconsideration"),
        "lawsuit": _("a lawsuit"),
        "petition": _("a petition"),
    }


def _last(case: Case, *stages: str) -> Step | None:
    """The last step that passed one of these stages and said something."""
    actions = [action for action, move in tracks.actions().items() if move.stage in stages]
    return Step.objects.filter(case=case, action__in=actions).exclude(note="").order_by("-id").first()


def _keeps_nothing(track: str) -> bool:
    known = tracks.get(track)
    return known is not None and known.may_read is None


def _day(day: date) -> str:
    return f"{day:%d %B %Y}".lstrip("0") if _english() else f"{day.year}年{day.month}月{day.day}日"


def _english() -> bool:
    from django.utils.translation import get_language

    return (get_language() or "").startswith("en")


FIELDS: Final[Mapping[str, Callable[[Case, Actor], str]]] = {
    "code": lambda case, _viewer: shown_code(case.code),
    "what": _what,
    "place": _place,
    "organisation": _organisation,
    "due": lambda case, _viewer: _day(clock.last_day(case.close_due)),
    "result": _result,
    "reason": _reason,
    "road": _road,
    "reply": _reply,
    "review": _review,
    "desk": _desk,
    "phone": _phone,
}


def problems() -> Iterator[str]:
    """What is wrong with the stages of moves and with the usual texts, one sentence for each."""
    for track in tracks.everyone():
        for action, move in tracks.moves_of(track.code).items():
            if move.stage and move.stage not in STAGES:
                yield f"Move {track.code}.{action}: there is no stage {move.stage}."
    for row in usual():
        if unknown := unknown_fields(row["text"]):
            yield f"replies.csv: {row['stage']} {row['channel']} {row['language']}: no field {unknown[0]}."
    told: Any = {row["stage"] for row in usual()}
    yield from (f"replies.csv: nothing is said of {stage}." for stage in STAGES if stage not in told)
