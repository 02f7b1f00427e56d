"""Where cases lie: how long they stood in each state, where they went, and how long organisations had them.

Hours are of the calendar, by day and night: what a working hour is changes with the county's calendar, and
sums that follow it could not be made again. A time is told from a fixed set of bounds ("half within 24
hours"), which holds for any area and any span of months. Told are areas and organisations, never a person; a
township is the smallest area, since a village's or a grid's figures would be those of its one or two workers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from pingan.cases import reach, tracks
from pingan.cases.models import Case, shown_code
from pingan.cases.workflow import State
from pingan.core.area_codes import township_of
from pingan.people.actors import Actor
from pingan.people.selectors import names_of_organisations
from pingan.stats import tables
from pingan.stats.dwell_fold import BOUNDS_HOURS
from pingan.stats.dwell_reads import Asked, Histogram, Read, Times, parts_of
from pingan.territory import selectors as territory

# Of organisations, those with the most cases now and then the most that left; a county has some dozens.
MAX_ORGANISATIONS = 100


class Lying(Times):
    """And those that stand there now: how many, and since when the one that has stood longest."""

    now: int
    since: datetime | None


class AtState(Lying):
    track: str
    state: str


class StateDwell(AtState):
    entered: int
    on_line: bool
    longest: list[dict[str, Any]]


class MoveDwell(TypedDict):
    state: str
    to_track: str
    to: str
    actions: list[str]
    n: int


class TrackDwell(TypedDict):
    track: str
    states: list[StateDwell]
    moves: list[MoveDwell]


class AreaDwell(TypedDict):
    code: str
    name: str
    states: list[AtState]


class OrganisationDwell(Lying):
    id: UUID
    name: str
    states: list[AtState]


class Dwelt(TypedDict):
    as_of_seq: int
    area: dict[str, str]
    first: date
    last: date
    bounds: list[int]
    tracks: list[TrackDwell]
    areas: list[AreaDwell]
    organisations: list[OrganisationDwell]
    more_organisations: bool


def dwell(area: str, first: date, last: date, *, major: str = "", organisation: UUID | None = None) -> Dwelt:
    """The figures of a county or township, for the months from that of `first` to that of `last`.

    An area below a township is answered by its township's. Of one `organisation` are told the states in which
    it has cases. Seven statements, each a range of one index. Raises AreaNotFound.
    """
    asked = Asked(township_of(area), first.replace(day=1), last.replace(day=1), major, organisation)
    named = territory.area_of(asked.area)
    read = Read(asked)
    organisations = _organisations(read)
    return Dwelt(
        as_of_seq=read.as_of,
        area={"code": named.code, "name": named.label, "level": named.level},
        first=asked.first,
        last=asked.last,
        bounds=list(BOUNDS_HOURS),
        tracks=[_track(code, read) for code in tracks.codes()],
        areas=_areas(read),
        organisations=organisations[:MAX_ORGANISATIONS],
        more_organisations=len(organisations) > MAX_ORGANISATIONS,
    )


def name_cases(found: Dwelt, viewer: Actor) -> Dwelt:
    """The same, with the codes of the cases that have stood longest, as far as the viewer may read them."""
    states = [state for track in found["tracks"] for state in track["states"]]
    wanted = [one["id"] for state in states for one in state["longest"]]
    cases = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in=wanted)
    codes = dict(cases.values_list("pk", "code"))
    for state in states:
        state["longest"] = [
            {**one, "code": shown_code(codes[one["id"]])} for one in state["longest"] if one["id"] in codes
        ]
    return found


def _track(code: str, read: Read) -> TrackDwell:
    """A track as its table draws it; what an older table knew and the sums still tell comes after it."""
    known = tables.states(code)
    older = sorted({state for track, state in (*read.entered, *read.now) if track == code} - {*known})
    on_line = {*tables.line(code)}
    return TrackDwell(
        track=code,
        states=[
            StateDwell(
                **_at_state(code, state, read.passed, read.now, _first(read.longest[code, state])),
                entered=read.entered[code, state],
                on_line=state in on_line,
                longest=read.longest[code, state],
            )
            for state in (*known, *older)
        ],
        moves=_moves(code, read),
    )


def _moves(code: str, read: Read) -> list[MoveDwell]:
    ways = {(arrow.state, arrow.to_track, arrow.to): arrow.actions for arrow in tables.arrows(code)}
    taken = {
        (state, to_track, to): n for (track, state, to_track, to), n in read.moved.items() if track == code
    }
    return [
        MoveDwell(state=way[0], to_track=way[1], to=way[2], actions=[*ways.get(way, ())], n=taken.get(way, 0))
        for way in (*ways, *sorted(set(taken) - set(ways)))
    ]


def _areas(read: Read) -> list[AreaDwell]:
    """The parts of a county, each with the states in which cases stood or stand there."""
    passed: dict[str, dict[tuple[str, str], Histogram]] = defaultdict(lambda: defaultdict(Histogram))
    now: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for area, track, state, bucket, n, seconds, standing in read.parts:
        passed[area][track, state].add(bucket, n, seconds)
        now[area][track, state] += standing
    return [
        AreaDwell(code=part.code, name=part.label, states=_at_states(passed[part.code], now[part.code]))
        for part in parts_of(read.asked.area)
    ]


def _organisations(read: Read) -> list[OrganisationDwell]:
    """Those that had cases or have some, first who has most now, then from whom most left."""
    found = {*read.held, *read.now_at, *read.passed_at}
    names = names_of_organisations(found)
    rows = [
        OrganisationDwell(
            id=each,
            name=names.get(each, ""),
            **read.held[each].told(),
            now=sum(read.now_at[each].values()),
            since=read.held_since.get(each),
            states=_at_states(read.passed_at[each], read.now_at[each]),
        )
        for each in found
    ]
    return sorted(rows, key=lambda row: (-row["now"], -row["left"], row["name"], row["id"]))


def _at_states(
    passed: Mapping[tuple[str, str], Histogram], now: Mapping[tuple[str, str], int]
) -> list[AtState]:
    """In the order of the tables, of what cases do not lie in (where they are over) nothing."""
    order = [(code, state) for code in tracks.codes() for state in tables.states(code)]
    there = [place for place in order if place in passed or place in now]
    return [_at_state(track, state, passed, now, None) for track, state in there if state != State.CLOSED]


def _at_state(
    track: str,
    state: str,
    passed: Mapping[tuple[str, str], Histogram],
    now: Mapping[tuple[str, str], int],
    since: datetime | None,
) -> AtState:
    place = track, state
    times = (passed[place] if place in passed else Histogram()).told()
    return AtState(track=track, state=state, **times, now=now.get(place, 0), since=since)


def _first(longest: Sequence[Mapping[str, Any]]) -> datetime | None:
    return longest[0]["since"] if longest else None
