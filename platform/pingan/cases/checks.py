"""Before anything runs: whether the words of all tracks are known, agree, and fit where they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks

from pingan.cases import rules, tracks
from pingan.cases.api.bodies import BODIES, required_of
from pingan.cases.models import ACTION_LENGTH, STATE_LENGTH, TRACK_LENGTH
from pingan.cases.queues import QUEUES
from pingan.cases.tracks import Track
from pingan.cases.workflow import Action, Move
from pingan.journal.models import Act
from pingan.people import policy
from pingan.people.roles import ROLES

# What all moves of one name have in common, on whichever track: one address, one body, one act.
COMMON = ("body", "needs", "words", "keeps", "past", "quiet", "says_more", "bulk")


def register() -> None:
    checks.register(check_tracks)


def check_tracks(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """An error for each word that no column could keep or nobody would know what to do with.

    Words of guards, effects and bodies that no room filled in are told by their registries (`core.E005`).
    """
    return [checks.Error(problem, id="cases.E001") for problem in problems()]


def problems() -> Iterator[str]:
    for track in tracks.everyone():
        yield from _of_track(track)
        for action, move in tracks.moves_of(track.code).items():
            yield from _of_move(f"{track.code}.{action}", track, action, move)
    for operation, row in policy.TABLE.items():
        for role, reach in row.items():
            for unknown in sorted((reach.tracks or set()) - set(tracks.codes())):
                yield f"policy.csv: {operation} of {role}: no room registers the track {unknown}."
    for post in ROLES.values():
        for unknown in sorted(set(post.tabs) - set(QUEUES)):
            yield f"roles.csv: {post.name} has a tab {unknown}, and there is no such list."
    yield from rules.problems()


def _of_track(track: Track) -> Iterator[str]:
    yield from _too_long("track", track.code, TRACK_LENGTH)
    yield from _too_long("topic", track.topic, Act._meta.get_field("topic").max_length or 0)
    if (track.detail is None) != (track.shape is None):
        yield f"Track {track.code}: a detail needs a shape, and a shape a detail."
    for other in track.entrances:
        if tracks.get(other) is None:
            yield f"Track {track.code}: it takes cases over from {other}, which no room registers."
    for state in sorted(tracks.states_of(track.code)):
        yield from _too_long("state", state, STATE_LENGTH)
    for needed in (Action.NOTE, Action.ADD_PHOTO):
        if needed not in track.moves:
            yield f"Track {track.code}: it has no {needed}."


def _of_move(name: str, track: Track, action: str, move: Move) -> Iterator[str]:
    yield from _too_long("action", action, ACTION_LENGTH)
    yield from _too_long("act", f"case.{move.past}", Act._meta.get_field("type").max_length or 0)
    if not move.past:
        yield f"Move {name}: it has no past tense for the journal."
    common = tracks.actions()[action]
    for what in COMMON:
        if getattr(move, what) != getattr(common, what):
            yield f"Move {name}: its {what} is not that of {action} on other tracks."
    if move.quiet and (move.to is not None or move.track is not None or move.clocks):
        yield f"Move {name}: it is quiet, and changes the case."
    if move.body is not None and move.body in BODIES and required_of(move.body) != set(move.needs):
        yield f"Move {name}: it needs {sorted(move.needs)}, its body {sorted(required_of(move.body))}."
    asks = any("evaluate" in one.effects for one in tracks.moves_of(track.code).values())
    if "promise_call" in move.effects and not asks:
        yield f"Move {name}: it promises a call back, and nobody can say what came of one."
    onto = track.code if move.track is None else move.track
    if tracks.get(onto) is None:
        yield f"Move {name}: no room registers the track {onto}."
    elif move.to is not None and not any(move.to in on.sources for on in tracks.moves_of(onto).values()):
        yield f"Move {name}: nothing leads on from {move.to}."


def _too_long(kind: str, word: str, longest: int) -> Iterator[str]:
    if len(word) > longest:
        yield f"The {kind} {word!r} is longer than {longest} letters."
