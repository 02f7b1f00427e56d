"""Reads of cases, always for a viewer: what lies outside the viewer's reach is as good as absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, FloatField, Func, OuterRef, QuerySet
from django.db.models.functions import Left

from pingan.cases import confidence, guards, leave, numbers, parts, reach, tracks, workflow
from pingan.cases.models import OPEN, OPENING_LENGTH, SUMMARY_LENGTH, Case, Photo, Received, Step, shown_code
from pingan.cases.named import labels_in, names_in
from pingan.cases.running import meanwhile, running
from pingan.cases.workflow import State
from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.people import policy
from pingan.people.actors import Actor, Principal
from pingan.people.models import Account
from pingan.people.selectors import at_work
from pingan.people.selectors import names_of as names_of_accounts
from pingan.territory import selectors as territory


def get_case(viewer: Principal, case_id: UUID, *, operation: str = "cases.read", lock: bool = False) -> Case:
    """One case within the viewer's reach, or NotFound."""
    cases = Case.objects.filter(reach.where(viewer, operation))
    cases = cases.select_for_update(no_key=True) if lock else cases.select_related("received")
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return case


def get_case_by_code(viewer: Actor, code: str) -> Case:
    """The case of that code (as `ids.read_public_code` gives it) within the viewer's reach, or NotFound."""
    case = Case.objects.filter(reach.where(viewer, "cases.read"), code=code).first()
    if case is None:
        raise NotFound
    return case


def is_working_on(viewer: Actor, case_id: UUID, grid_code: str) -> bool:
    """Whether this is an open case of that grid which the viewer reported or holds: then, and only then, it
    may justify looking up a resident. That others of the grid can be read is no reason to look."""
    cases = Case.objects.filter(reach.where(viewer, "cases.read"), reach.own(viewer), OPEN)
    return cases.filter(pk=case_id, grid_code=grid_code).exists()


# -- descriptions: what the API shows --------------------------------------------------------------


def lines(cases: QuerySet[Case]) -> QuerySet[Case, Any]:
    """The cases as the named rows `row_of` reads: what a list shows and no more, in one statement.

    A case has two thousand characters of text and a geometry; building objects of these for a page of
    fifty took six times as long as all the rest of the request.
    """
    summed_up = cases.annotate(**ordinates(), **meanwhile(), **{"opening": Left("what", OPENING_LENGTH)})
    return summed_up.values_list(*_LINE, named=True)


def ordinates() -> dict[str, Func]:
    """The `lng` and `lat` of a case's point, as plain figures."""
    return {"lng": _Ordinate("location", function="ST_X"), "lat": _Ordinate("location", function="ST_Y")}


def row_of(line: Any, viewer: Actor) -> dict[str, Any]:
    """The list row of one of the `lines`, as the viewer may read it."""
    return _row(line, viewer, line.reporter__name, line.holder__name, line.organisation__name)


def handles(case: Any, viewer: Actor) -> bool:
    """Whether the case (or its line) is the viewer's to see to: they told or hold it, or may move it on now.

    Whoever only reads it, or only may add a note, has no need of a stranger's ID or telephone number.
    """
    if viewer.account_id in (case.reporter_id, case.holder_id):
        return True
    # That a desk may open it again is no reason to go on reading numbers once it is over.
    if case.closed_at is not None or not reach.holds(case, viewer, "cases.act"):
        return False
    moves = tracks.moves_of(case.track)
    steps = workflow.allowed(
        moves,
        state=case.state,
        role=viewer.role,
        holds=reach.has_it(case, viewer),
        free=case.holder_id is None,
    )
    return any(moves[step].to is not None for step in steps)


def words_for(text: str, case: Any, viewer: Actor, *, by: UUID | None = None) -> str:
    """What somebody wrote about a case, as the viewer may read it: numbers of people are veiled for all but
    their writer and whoever handles the case."""
    told = numbers.veiled(text)
    # Nearly all texts hold no number, and then nobody has to be asked about.
    return text if told == text or by == viewer.account_id or handles(case, viewer) else told


def describe(case: Case, viewer: Actor) -> dict[str, Any]:
    """Everything the viewer may see of one case, and the steps open to them."""
    people = names_of_accounts((case.reporter_id, case.holder_id))
    photos = [photo_out(photo) for photo in confidence.photos_for(case, viewer)]
    return {**_describe(case, viewer, people, photos), **parts.describe(case, viewer)}


def describe_whole(case: Case, viewer: Actor) -> tuple[Case, dict[str, Any]]:
    """The case and its description, both of one version.

    A description reads its parts one after the other. Where a step came in between, all is read again: a
    version must not stand over the parts of the next one, or nobody would fetch what is new.
    """
    described = describe(case, viewer)
    for _attempt in range(_ATTEMPTS_AT_ONE_VERSION):
        if Case.objects.filter(pk=case.pk, version=case.version).exists():
            break
        try:
            case = get_case(viewer, case.pk)
        except NotFound:  # the step that was just taken put it out of reach: this is the last of it
            break
        described = describe(case, viewer)
    return case, described


def describe_new(case: Case, reporter: Actor) -> dict[str, Any]:
    """The same for whoever has just reported it: nothing about it has to be looked up."""
    told = _describe(case, reporter, {reporter.account_id: reporter.name}, [])
    return {**told, **parts.describe_new(case)}


def _describe(
    case: Case, viewer: Actor, people: Mapping[UUID, str], photos: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        **_row(
            case,
            viewer,
            people.get(case.reporter_id),
            people.get(case.holder_id) if case.holder_id else None,
            case.organisation.name if case.organisation else None,
        ),
        "what": words_for(case.what, case, viewer),
        "place_note": words_for(case.place_note, case, viewer),
        "location": _location(case),
        "occurred_at": case.occurred_at,
        "occurred_doubtful": clock.doubtful(case.occurred_at, told_at=case.received_at),
        "holder_left": _holder_left(case),
        "path": territory.path_of(case.grid_code),
        "near": [
            {"code": code, "name": name}
            for code, name in territory.names_of(received_of(case).near_codes).items()
        ],
        "phone_grid": _phone_grid(case),
        "photos": photos,
        "actions": actions_of(case, viewer),
        **_details(case, viewer),
    }


def _details(case: Case, viewer: Actor) -> dict[str, Mapping[str, Any] | None]:
    """What each track's room adds: one member for each, that of the case's own track filled."""
    return {
        track.code: track.detail(case, viewer) if track.code == case.track else None
        for track in tracks.everyone()
        if track.detail
    }


def received_of(case: Case) -> Received:
    """The report as it came; an empty one for a case that nobody reported in these words (split off, say)."""
    return getattr(case, "received", None) or Received(case=case)


def _phone_grid(case: Case) -> dict[str, str] | None:
    """Where its reporter's phone took it to be, if it lies elsewhere now; a grid that is gone by its code."""
    code = received_of(case).phone_grid
    if not code or code == case.grid_code:
        return None
    return {"code": code, "name": territory.names_of([code]).get(code, code)}


def _holder_left(case: Case) -> bool:
    """Whether an open case waits for somebody who can take no step any more."""
    return case.closed_at is None and case.holder_id is not None and not at_work(case.holder_id)


def actions_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The steps the viewer may take now, with the fields each needs."""
    if not policy.may(viewer.role, "cases.act"):
        return []
    moves = tracks.moves_of(case.track)
    holds = reach.has_turn(case, viewer)
    allowed = workflow.allowed(
        moves,
        state=case.state,
        role=viewer.role,
        holds=holds,
        free=case.holder_id is None,
        shares=not holds and tracks.shares(case, viewer),
    )
    return [
        _offered(action, case, viewer, holds=holds)
        for action in allowed
        if guards.offers(moves[action], case, viewer) and leave.allows(case, action, moves[action])
    ]


def _offered(action: str, case: Case, viewer: Actor, *, holds: bool) -> dict[str, Any]:
    """A step, what it needs and, where it moves the case on, what the same viewer may do behind it."""
    move = tracks.moves_of(case.track)[action]
    offered: dict[str, Any] = {"action": action, "needs": list(move.needs)}
    if move.quiet:
        return offered
    moves = tracks.moves_of(move.track or case.track)
    free = case.holder_id is None
    then = workflow.behind(move, moves, state=case.state, role=viewer.role, holds=holds, free=free)
    if then:
        offered["then"] = [{"action": step, "needs": list(moves[step].needs)} for step in then]
    return offered


def is_taken(case: Case) -> bool:
    """Whether anybody has ever done more to the case than report it, put their own report right, and add
    words or pictures."""
    if case.state != State.REPORTED:
        return True
    # Every step that is more raises the version: a case as it was reported costs no query.
    if case.version == 1:
        return False
    steps = Step.objects.filter(case=case).exclude(action__in=tracks.leaves_untaken())
    return steps.exclude(action__in=tracks.puts_right(), by=case.reporter_id).exists()


def claimed_by(case: Case, viewer: Actor) -> dict[str, Any]:
    """Who has the case (or had it when they were quicker), for whoever came second, and the case as it is."""
    _case, current = describe_whole(case, viewer)
    had_it = case.holder_id and _person(
        case.holder_id, names_of_accounts([case.holder_id]).get(case.holder_id)
    )
    return {"holder": current["holder"] or had_it, "current": current}


def timeline(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """Every step of a case, oldest first. Of what its track keeps from the viewer only that it was done."""
    steps = list(Step.objects.filter(case=case).select_related("by").order_by("id"))
    withheld = confidence.withheld_steps(case, viewer, steps)
    names = names_in((step.data for step in steps), viewer)
    return [_step(step, case, viewer, names, withheld=step.pk in withheld) for step in steps]


def get_photo(viewer: Actor, photo_id: UUID) -> Photo:
    """A photo of a case the viewer may read, and of the part that is not kept from them, or NotFound."""
    case = Case.objects.filter(reach.where(viewer, "cases.read"), pk=OuterRef("case_id"))
    photo = Photo.objects.filter(Exists(case), pk=photo_id).select_related("case").first()
    if photo is None or photo not in confidence.photos_for(photo.case, viewer):
        raise NotFound
    return photo


def photo_out(photo: Photo) -> dict[str, Any]:
    return {
        "id": photo.id,
        "url": f"/api/v1/photos/{photo.id}",
        "thumb_url": f"/api/v1/photos/{photo.id}/thumb",
        "width": photo.width,
        "height": photo.height,
        "shows": photo.shows,
    }


_ATTEMPTS_AT_ONE_VERSION = 3
# By which a picture or a file is had.
_KEYS = frozenset({"photo_id", "file_id"})
_LINE = (
    *("id", "code", "track", "category", "urgency", "state", "opening", "grid_code", "lng", "lat", "version"),
    *("received_at", "accept_due", "close_due", "due", "escalated", "closed_at"),
    *("reporter_id", "reporter__name", "holder_id", "holder__name", "organisation_id", "organisation__name"),
    "supervision",
    "ending",
    "call_due",
    *("meanwhile_due", "meanwhile_of"),
)


def cut(words: str) -> str:
    """At most a summary's length, and with a sign where more was written."""
    return words if len(words) <= SUMMARY_LENGTH else words[: SUMMARY_LENGTH - 1].rstrip() + "…"


class _Ordinate(Func):
    """ST_X or ST_Y of a point, which is cheaper than carrying the geometry over and asking it here."""

    output_field = FloatField()


def _row(
    case: Any, viewer: Actor, reporter: str | None, holder: str | None, organisation: str | None
) -> dict[str, Any]:
    return {
        "id": case.id,
        "code": shown_code(case.code),
        "track": case.track,
        "category": case.category,
        "urgency": case.urgency,
        "state": case.state,
        # Veiled before it is cut: of a number cut in two nobody could tell that it is one.
        "summary": cut(words_for(case.opening, case, viewer)),
        "grid_code": case.grid_code,
        "area_name": territory.path_name(case.grid_code),
        "received_at": case.received_at,
        "accept_due": case.accept_due,
        "close_due": case.close_due,
        **running(case),
        "closed_at": case.closed_at,
        "call_due": case.call_due,
        "reporter": _person(case.reporter_id, reporter),
        "holder": _person(case.holder_id, holder),
        "organisation": _person(case.organisation_id, organisation),
        "ending": case.ending,
        "supervision": case.supervision,
        "escalated": case.escalated,
        "unread": False,
        "lng": case.lng,
        "lat": case.lat,
        "version": case.version,
    }


def callable_id(account: Account) -> UUID | None:
    """By which a name on screen is a person one can call; none where no person took the step."""
    return None if account.acts_by_itself else account.pk


def _step(
    step: Step, case: Case, viewer: Actor, names: Mapping[str, str], *, withheld: bool
) -> dict[str, Any]:
    # What a step did (an outcome, the number of a session) is the case's state; a picture's id is its key.
    data = {name: value for name, value in step.data.items() if not (withheld and name in _KEYS)}
    return {
        "id": step.pk,
        "action": step.action,
        "at": step.at,
        "by": {"id": callable_id(step.by), "name": step.by.name, "role": step.role},
        "from_state": step.from_state,
        "to_state": step.to_state,
        "note": None if withheld else words_for(step.note, case, viewer, by=step.by_id),
        "withheld": withheld,
        "data": data,
        "names": {key: names[key] for key in map(str, data.values()) if key in names}
        | labels_in(step.action, data, case.county_code),
    }


def _person(account_id: UUID | None, name: str | None) -> dict[str, Any] | None:
    return None if account_id is None else {"id": account_id, "name": name or ""}


def _location(case: Case) -> dict[str, Any] | None:
    if case.lng is None:
        return None
    return {
        "lng": case.lng,
        "lat": case.lat,
        "datum": received_of(case).source_datum,
        "accuracy_m": received_of(case).accuracy_m,
    }
