"""The pictures of the tracks in the docs, drawn from the tables of moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pingan.cases import tracks
from pingan.cases.workflow import ANYBODY, Action, Handing, Holding, Move, State

_HEAD = """\
# Tracks

Drawn from the tables of moves by `./run schema`; what is changed here by hand is lost. What a track is made
of stands in `cases/tracks.py`, what a move can say in `cases/workflow.py`.

A note and a photo may be added to any case; they are quiet: the version of the case stays.
"""
_TURNS = {
    Holding.ANYONE: "anyone",
    Holding.HOLDER: "the holder",
    Holding.TEAM: "the holder, or who acts beside them",
    Holding.FREE_OR_HOLDER: "the holder, or anyone where nobody is",
}
_COLUMNS = ("action", "by", "whose turn", "asks", "hands it to", "clocks", "beside it")


def page() -> str:
    """The page of all tracks, in Markdown."""
    return "\n".join([_HEAD, *(part for code in tracks.codes() for part in _section(code))])


def picture_of(code: str) -> str:
    """A track as a state diagram in Mermaid: what moves a case, and where it comes over or goes over."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for source, target, action in _arrows(code):
        arrows.setdefault((source, target), []).append(action)
    lines = [
        f"    {source} --> {target}: {', '.join(actions)}" for (source, target), actions in arrows.items()
    ]
    return "\n".join(["stateDiagram-v2", *lines])


def _arrows(code: str) -> Iterator[tuple[str, str, str]]:
    yield "[*]", State.REPORTED, Action.REPORT
    for other in tracks.everyone():
        for action, move in tracks.moves_of(other.code).items():
            if move.track == code:
                yield f"the_{other.code}_track", move.to or State.REPORTED, action
    for action, move in _moving(code).items():
        for source in sorted(move.sources):
            yield source, f"the_{move.track}_track" if move.track else move.to or source, action
    yield State.CLOSED, "[*]", "the end"


def _section(code: str) -> Iterator[str]:
    yield f"## {code}\n"
    yield f"```mermaid\n{picture_of(code)}\n```\n"
    yield _row(_COLUMNS)
    yield _row("---" for _ in _COLUMNS)
    yield from (_row(_cells(action, move)) for action, move in _moving(code).items())
    yield ""


def _moving(code: str) -> dict[str, Move]:
    return {
        action: move for action, move in tracks.moves_of(code).items() if not move.quiet and not move.retired
    }


def _cells(action: str, move: Move) -> Iterator[str]:
    yield action
    yield "anybody" if move.by == ANYBODY else _words(sorted(move.by))
    yield _TURNS[move.holding]
    yield _words([*move.needs, *(f"guard {guard}" for guard in move.guards)])
    yield _handed(move.holder)
    yield _words(f"{clock.op} {clock.kind}" for clock in move.clocks)
    yield _words([*move.effects, *([f"approval {move.approval}"] if move.approval else [])])


def _handed(holder: Handing) -> str:
    if holder.rule == "keep":
        return ""
    return f"{holder.rule} {holder.word}".strip()


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
