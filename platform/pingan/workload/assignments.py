"""Tasks that units send down to grids: by an item of the catalogue of duties, with reason, end, minutes.

What belongs to a department, or was taken back from the townships, is not sent down: the catalogue decides,
as it does for cases, and nobody overrides it here. One row stands for all workers of an area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left

from pingan.cases.duties import refusal_by
from pingan.categories import duties
from pingan.categories.duties import Catalogue
from pingan.categories.models import Duty
from pingan.core import clock
from pingan.core.area_codes import TOWNSHIP_DIGITS, ancestry
from pingan.core.errors import NotFound
from pingan.core.paging import Cursor, Order, Page, page
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people import policy
from pingan.people import selectors as people
from pingan.people.actors import Actor
from pingan.people.models import Post, PostQuerySet
from pingan.receipts import services as receipts
from pingan.receipts.services import Key, Once
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english
from pingan.territory.errors import AreaNotFound
from pingan.workload.errors import NobodyThere, TaskWithdrawn, UnfitEnd, UnlistedDuty
from pingan.workload.models import Assignment, Completion

LONGEST: Final = timedelta(days=92)
NEWEST: Final = Order("given_at", newest_first=True)
# Of a worker's day, and of who has done a task.
MOST: Final = 200

_ADD_UP = """
INSERT INTO workload_asked AS kept (township_code, month, organisation_id, tasks, minutes)
SELECT township, %s, %s, 1, workers * %s FROM unnest(%s::text[], %s::int[]) AS reached (township, workers)
ORDER BY township
ON CONFLICT (month, township_code, organisation_id)
DO UPDATE SET tasks = kept.tasks + 1, minutes = kept.minutes + excluded.minutes
"""


@dataclass(frozen=True, slots=True)
class Given:
    """A task as its sender writes it."""

    id: UUID
    area_code: str
    duty: int
    title: str
    reason: str
    minutes: int
    until: date

    @property
    def sent(self) -> Mapping[str, Any]:
        said = {name: getattr(self, name) for name in ("area_code", "duty", "title", "reason", "minutes")}
        return {**said, "until": self.until.isoformat()}


def give(given: Given, *, by: Actor) -> Once[Assignment]:
    """Send a task to every grid worker of an area. The same again is done once.

    Raises NotFound for an area outside of the reach, UnfitEnd, UnlistedDuty, BeyondDuty, NobodyThere and
    PayloadMismatch.
    """
    _refuse_elsewhere(given.area_code, by)
    key = Key(by.account_id, given.id, receipts.fingerprint(by.account_id, "assignment", given.sent))
    return receipts.once(key, object_type="assignment", object_id=given.id, write=lambda: _give(given, by))


def _give(given: Given, by: Actor) -> Assignment:
    today = clock.today()
    if not today <= given.until <= today + LONGEST:
        raise UnfitEnd(invalid_params=[{"name": "until", "reason": UnfitEnd.title}])
    item = _item(given.duty, given.area_code)
    reached = _reached(given.area_code)
    if not reached:
        raise NobodyThere(invalid_params=[{"name": "area", "reason": NobodyThere.title}])
    one = Assignment(
        id=given.id,
        county_code=by.county_code,
        area_code=given.area_code,
        organisation_id=by.organisation_id,
        by_id=by.account_id,
        title=given.title,
        reason=given.reason,
        duty=item.name or _label(item),
        duty_en=item.name_en or item.name or _label(item),
        basis=item.basis,
        basis_en=item.basis_en or item.basis,
        minutes=given.minutes,
        workers=sum(reached.values()),
        given_at=clock.now(),
        given_on=today,
        until=given.until,
    )
    one.save(force_insert=True)
    _add_up(one, reached)
    _record("workload.given", one, by)
    return one


def _label(item: Duty) -> str:
    return duties.label_of(item.category)


def _reached(area_code: str) -> dict[str, int]:
    """How many workers there are in the area today, by township."""
    there = workers_in(area_code).annotate(township=Left("area_code", TOWNSHIP_DIGITS))
    counted = there.order_by("township").values_list("township").annotate(n=Count("id"))
    return dict(counted)


def workers_in(area_code: str) -> PostQuerySet:
    """Posts held today whose holders have tasks of an area to do: those of its grids."""
    held = Post.objects.current(clock.today()).filter(area_code__startswith=area_code)
    return held.filter(role__in=policy.roles_that_may("workload.complete"), account__is_active=True)


def _add_up(one: Assignment, reached: Mapping[str, int]) -> None:
    month = one.given_on.replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(
            _ADD_UP, [month, one.organisation_id, one.minutes, list(reached), list(reached.values())]
        )


# -- by which item ---------------------------------------------------------------------------------


def offered(area_code: str, *, by: Actor) -> list[Duty]:
    """The items by which a task may be sent to an area, in the order of the catalogue. Raises NotFound."""
    _refuse_elsewhere(area_code, by)
    catalogue = duties.catalogue()
    items = [item for item in catalogue.items() if _lets_down(catalogue, item, area_code)]
    return sorted(items, key=lambda item: (item.category, item.area_code, item.pk))


def _item(pk: int, area_code: str) -> Duty:
    """The item, where it lets a task down to all of the area. Raises UnlistedDuty, BeyondDuty."""
    catalogue = duties.catalogue()
    item = next((one for one in catalogue.items() if one.pk == pk), None)
    if item is None or item not in catalogue.standing(item.category, area_code).items:
        raise UnlistedDuty(invalid_params=[{"name": "duty", "reason": UnlistedDuty.title}])
    refused = _refusing(catalogue, item, area_code)
    if refused is not None:
        problem = refusal_by(refused, area_code)
        problem.invalid_params = ({"name": "duty", "reason": problem.detail},)
        raise problem
    return item


def _lets_down(catalogue: Catalogue, item: Duty, area_code: str) -> bool:
    decides = item in catalogue.standing(item.category, area_code).items
    return decides and _refusing(catalogue, item, area_code) is None


def _refusing(catalogue: Catalogue, item: Duty, area_code: str) -> Duty | None:
    """The item that keeps this one from going down: itself, or one that holds for a part of the area."""
    if duties.stays_above(item):
        return item
    parts = {one.area_code for one in catalogue.items() if one.area_code.startswith(area_code)}
    for part in sorted(parts):
        kept = catalogue.standing(item.category, part).kept_above()
        if kept is not None:
            return kept
    return None


def _refuse_elsewhere(area_code: str, by: Actor) -> None:
    """Raises NotFound for an area that is none, or lies outside of what the post may give to."""
    try:
        territory.area_of(area_code)
    except AreaNotFound:
        raise NotFound from None
    if not area_code.startswith(policy.scope(by, "workload.give")):
        raise NotFound


# -- taken back, and done --------------------------------------------------------------------------


@transaction.atomic
def withdraw(*, assignment_id: UUID, by: Actor) -> Assignment:
    """Ask for it no longer; it leaves every worker's day. What it asked for until then stays counted.

    Raises NotFound for a task of another organisation, TaskWithdrawn.
    """
    one = given_by(by).select_for_update(no_key=True, of=("self",)).filter(pk=assignment_id).first()
    if one is None:
        raise NotFound
    if one.withdrawn_at is not None:
        raise TaskWithdrawn
    one.withdrawn_at = clock.now()
    one.save(update_fields=["withdrawn_at"])
    _record("workload.withdrawn", one, by)
    return one


@transaction.atomic
def complete(*, assignment_id: UUID, note: str, by: Actor) -> None:
    """Say that one has done it; a second time says nothing new. A phone may say so days after its last day.

    Raises NotFound for a task of another area, TaskWithdrawn.
    """
    ground = policy.scope(by, "workload.complete")
    around = Assignment.objects.filter(area_code__in=list(ancestry(ground)))
    one = around.select_for_update(no_key=True).filter(pk=assignment_id).first()
    if one is None:
        raise NotFound
    if one.withdrawn_at is not None:
        raise TaskWithdrawn
    said = Completion(
        assignment=one, account_id=by.account_id, grid_code=by.area_code, at=clock.now(), note=note
    )
    if _is_first(said):
        Assignment.objects.filter(pk=one.pk).update(done=F("done") + 1)
        _record("workload.completed", one, by)


def _is_first(said: Completion) -> bool:
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _record(word: str, one: Assignment, by: Actor) -> None:
    journal.record(
        area_code=one.area_code,
        type=word,
        topic=Topic.WORKLOAD,
        object_type="assignment",
        object_id=one.pk,
        actor=by.account_id,
        post=by.post_id,
        facts={"organisation": str(one.organisation_id), "minutes": one.minutes, "workers": one.workers},
    )


# -- read ------------------------------------------------------------------------------------------


def given_by(viewer: Actor) -> QuerySet[Assignment]:
    """What the viewer's organisation gave."""
    return Assignment.objects.filter(organisation_id=viewer.organisation_id).select_related("organisation")


def given(viewer: Actor, *, cursor: Cursor | None, size: int) -> Page[Assignment]:
    """What the viewer's organisation gave, the newest first."""
    return page(given_by(viewer), NEWEST, cursor=cursor, size=size)


def get_given(viewer: Actor, assignment_id: UUID) -> Assignment:
    one = given_by(viewer).filter(pk=assignment_id).first()
    if one is None:
        raise NotFound
    return one


def described(one: Assignment) -> dict[str, Any]:
    english = reads_english()
    same = ("id", "title", "reason", "minutes", "workers", "done", "given_at", "until", "withdrawn_at")
    return {
        **{name: getattr(one, name) for name in same},
        "area": {"code": one.area_code, "name": territory.path_name(one.area_code)},
        "unit": {"id": one.organisation_id, "name": duties.name_of(one.organisation)},
        "duty": one.duty_en if english else one.duty,
        "basis": one.basis_en if english else one.basis,
        "ended": one.until < clock.today(),
    }


def completions(one: Assignment) -> dict[str, Any]:
    """From which grids word has come, and what came of it. Whose word it is is not told: a task is a unit's
    to see done, and nobody's to be compared by."""
    said = list(one.completions.order_by("grid_code", "id")[: MOST + 1])
    names = territory.names_of([row.grid_code for row in said])
    items = [
        {"grid": names.get(row.grid_code, row.grid_code), "at": row.at, "note": row.note} for row in said
    ]
    return {"items": items[:MOST], "more": len(said) > MOST}


def day(viewer: Actor) -> list[dict[str, Any]]:
    """The tasks of the viewer's grid, what ends first before the rest; and when they did it."""
    ground = policy.scope(viewer, "workload.day")
    in_force = Assignment.objects.filter(area_code__in=list(ancestry(ground)), withdrawn_at=None)
    rows = list(
        in_force.filter(until__gte=clock.today())
        .select_related("organisation")
        .order_by("until", "id")[:MOST]
    )
    done = _done_by(viewer, rows)
    return [{**described(one), "done_at": done.get(one.pk)} for one in rows]


def _done_by(viewer: Actor, rows: Iterable[Assignment]) -> dict[UUID, Any]:
    said = Completion.objects.filter(account_id=viewer.account_id, assignment__in=[one.pk for one in rows])
    return dict(said.values_list("assignment_id", "at"))


def units_of(county_code: str) -> list[dict[str, Any]]:
    """The organisations of a county whose people may send tasks down."""
    found = people.employers_of("workload.give", county_code).order_by("area_code", "name", "id")
    return [{"id": one.pk, "name": duties.name_of(one)} for one in found[:MOST]]
