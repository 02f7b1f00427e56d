"""Whom a case can be handed to: each with what a dispatcher weighs, and where the catalogue refuses, why.

Load is told of what is open alone, and only so far: a list of whom to ask is no list of who works how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from pingan.cases import tracks
from pingan.cases.duties import refusal_by, standing_for
from pingan.cases.models import Case
from pingan.categories import duties
from pingan.categories.duties import Standing
from pingan.categories.models import Duty
from pingan.core import area_codes, clock
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation
from pingan.people.roles import ROLES
from pingan.people.selectors import colleagues_of, workers_of
from pingan.staff.selectors import away_of
from pingan.territory import selectors as territory

# Nobody needs to know how far beyond.
LOAD_CAP: Final = 50
MOST: Final = 60

# How much is open with each, counted no further than the cap: a few rows of one index for each.
_LOADS = """
SELECT who, (SELECT count(*) FROM (SELECT 1 FROM {open} LIMIT %(most)s) AS theirs)
FROM unnest(%(ids)s::uuid[]) AS who
"""
# The cases that somebody holds; and what an organisation was asked and owes, its own cases among it.
HELD: Final = _LOADS.format(open="cases_case AS c WHERE c.holder_id = who AND c.closed_at IS NULL")
ASKED: Final = _LOADS.format(open="cases_task AS t WHERE t.organisation_id = who AND t.done_at IS NULL")


def candidates_for(case: Case, viewer: Actor) -> dict[str, Any]:
    """Workers near the case, organisations that can have it, colleagues, and whose duty it is."""
    standing = standing_for(case)
    return {
        "item": duties.standing_out(standing),
        "workers": _workers(case, viewer, standing) if _sends_to_workers(case, viewer) else [],
        "organisations": _organisations(case, standing),
        "colleagues": _colleagues(viewer),
    }


def _sends_to_workers(case: Case, viewer: Actor) -> bool:
    """Who is at work where, and with how much, is for those who may send somebody."""
    moves = tracks.moves_of(case.track).values()
    return any("worker_id" in move.needs and move.is_for(viewer.role) for move in moves)


def _workers(case: Case, viewer: Actor, standing: Standing) -> list[dict[str, Any]]:
    posts = list(workers_of(scope=viewer.area_code, area_code=case.grid_code))
    away = away_of(posts)
    # Whoever is away today comes last; all others keep their order.
    posts.sort(key=lambda post: post.pk in away)
    loads = loads_of(HELD, [post.account_id for post in posts])
    metres = territory.metres_from(case.lng, case.lat, {post.area_code for post in posts})
    return [
        {
            **_person(post.account, loads),
            "area_code": post.area_code,
            "area_name": territory.path_name(post.area_code),
            "distance_m": metres.get(post.area_code),
            "leaves_on": post.ends_on,
            "away_until": away.get(post.pk),
            **_duty(standing, post.organisation, seat=post.area_code),
        }
        for post in posts
    ]


def _organisations(case: Case, standing: Standing) -> list[dict[str, Any]]:
    """Those around the case that cases can be assigned to; who leads comes first, then who helps."""
    found = list(assignable(case.grid_code)[:MOST])
    loads = loads_of(ASKED, [one.pk for one in found])
    first = [one.pk for one in (*duties.leads_of(standing), *duties.assisting_of(standing))]
    found.sort(key=lambda one: first.index(one.pk) if one.pk in first else len(first))
    return [
        {
            "id": one.pk,
            "name": duties.name_of(one),
            "kind": one.kind,
            "phone": one.phone,
            "load": _capped(loads.get(one.pk, 0)),
            **_duty(standing, one),
        }
        for one in found
    ]


def assignable(area_code: str) -> QuerySet[Organisation]:
    """Organisations around an area that a case there can be assigned to, by area and name."""
    return _of_fit_kind().filter(area_code__in=area_codes.ancestry(area_code))


def assignable_in(county: str) -> QuerySet[Organisation]:
    """All of a county that cases can be assigned to."""
    return _of_fit_kind().filter(area_code__startswith=county)


def _of_fit_kind() -> QuerySet[Organisation]:
    kinds = {ROLES[role].employer for role in policy.roles_that_may("cases.be_assigned")}
    still_open = Organisation.objects.open_on(clock.today())
    return still_open.filter(kind__in=kinds).order_by("area_code", "name", "id")


def _colleagues(viewer: Actor) -> list[dict[str, Any]]:
    """Whom the viewer may pass a case on to."""
    posts = colleagues_of(viewer).select_related("account").order_by("account__name", "id")[:MOST]
    accounts = {post.account_id: post.account for post in posts}
    loads = loads_of(HELD, accounts)
    return [_person(account, loads) for account in accounts.values()]


def loads_of(kind: str, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How much is open with each of them, up to one more than the cap."""
    wanted = list(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(kind, {"ids": wanted, "most": LOAD_CAP + 1})
        return dict(cursor.fetchall())


def _person(account: Account, loads: Mapping[UUID, int]) -> dict[str, Any]:
    return {
        "id": account.pk,
        "name": account.name,
        "phone": account.phone,
        "load": _capped(loads.get(account.pk, 0)),
    }


def _capped(found: int) -> dict[str, Any]:
    return {"n": min(found, LOAD_CAP), "more": found > LOAD_CAP}


def _duty(standing: Standing, organisation: Organisation, seat: str = "") -> dict[str, Any]:
    item = standing.of(organisation)
    refused = standing.refusing(organisation, seat=seat)
    return {"item": item and duties.item_out(item), "refused": refused and _why(refused, standing)}


def _why(item: Duty, standing: Standing) -> dict[str, Any]:
    told = refusal_by(item, standing.area_code).as_dict()
    return {name: told[name] for name in ("code", "title", "detail")}
