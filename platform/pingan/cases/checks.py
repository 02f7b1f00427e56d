"""Before anything runs: whether the words of all tracks are known, and fit where they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks

from pingan.cases import rules, tracks
from pingan.cases.categories import CATEGORIES
from pingan.cases.models import ACTION_LENGTH, STATE_LENGTH, TRACK_LENGTH
from pingan.cases.tracks import Track
from pingan.cases.workflow import Action, Move, State
from pingan.journal.models import Act
from pingan.people import policy


@checks.register()
def check_tracks(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """An error for each word that no column could keep or nobody would know what to do with."""
    problems = [problem for track in tracks.everyone() for problem in _problems(track)]
    elsewhere = [*_homeless_categories(), *_unknown_tracks(), *rules.problems()]
    return [checks.Error(problem, id="cases.E001") for problem in [*problems, *elsewhere]]


def _problems(track: Track) -> Iterator[str]:
    yield from _too_long("track", track.code, TRACK_LENGTH)
    yield from _too_long("topic", track.topic, Act._meta.get_field("topic").max_length or 0)
    if (track.detail is None) != (track.shape is None):
        yield f"Track {track.code}: a detail needs a shape, and a shape a detail."
    for other in track.entrances:
        if other not in tracks.codes():
            yield f"Track {track.code}: it takes cases over from {other}, which no room registers."
    for state in tracks.states_of(track.code):
        yield from _too_long("state", state, STATE_LENGTH)
    for needed in (Action.NOTE, Action.ADD_PHOTO):
        if needed not in track.moves:
            yield f"Track {track.code}: it has no {needed}."
    for action, move in tracks.moves_of(track.code).items():
        yield from _too_long("action", action, ACTION_LENGTH)
        yield from _problems_of_move(f"{track.code}.{action}", track, move)


def _problems_of_move(name: str, track: Track, move: Move) -> Iterator[str]:
    yield from _too_long("act", f"case.{move.past}", Act._meta.get_field("type").max_length or 0)
    if not move.past:
        yield f"Move {name}: it has no past tense for the journal."
    if move.track is not None and move.track not in tracks.codes():
        yield f"Move {name}: no room registers the track {move.track}."
    states = (
        {State.REPORTED} | tracks.states_of(move.track or track.code)
        if move.track in (None, *tracks.codes())
        else set()
    )
    if move.to is not None and move.to not in states:
        yield f"Move {name}: nothing leads on from {move.to}."


def _too_long(kind: str, word: str, longest: int) -> Iterator[str]:
    if len(word) > longest:
        yield f"The {kind} {word!r} is longer than {longest} letters."


def _homeless_categories() -> Iterator[str]:
    for code, category in CATEGORIES.items():
        if category.track not in tracks.codes():
            yield f"Category {code}: no room registers the track {category.track}."


def _unknown_tracks() -> Iterator[str]:
    for operation, row in policy.TABLE.items():
        for role, reach in row.items():
            for track in sorted((reach.tracks or set()) - set(tracks.codes())):
                yield f"policy.csv: {operation} of {role}: no room registers the track {track}."
