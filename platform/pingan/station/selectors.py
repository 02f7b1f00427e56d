"""Reads of the station: what was asked and advised in one's area, and who is on duty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import QuerySet
from django.db.models.functions import Left

from pingan.cases import reach
from pingan.cases.models import shown_code
from pingan.core.paging import Cursor, Order, Page, page
from pingan.mediation.roster import roster
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.station.models import Consultation
from pingan.territory import calendar

NEWEST: Final = Order("starts_at", newest_first=True)
MOST_DAYS: Final = 31


def consultations(viewer: Actor, *, cursor: Cursor | None, size: int) -> Page[Consultation]:
    """Those of the viewer's area, the newest first."""
    return page(in_sight(viewer), NEWEST, cursor=cursor, size=size)


def in_sight(viewer: Actor) -> QuerySet[Consultation]:
    """A range of one index, in the order of the list."""
    area = policy.scope(viewer, "station.read")
    around = Consultation.objects.alias(around=Left("area_code", len(area)))
    return around.filter(around=area).select_related("case")


def describe(one: Consultation, viewer: Actor) -> dict[str, Any]:
    """A consultation as its station reads it: the telephone masked."""
    case = one.case if one.case and reach.holds(one.case, viewer, "cases.read") else None
    same = ("id", "version", "channel", "state", "starts_at", "adviser", "adviser_name", "topic")
    return {
        **{name: getattr(one, name) for name in same},
        "visitor": one.visitor or "",
        "phone": one.phone_masked,
        "summary": one.summary or "",
        "referral": one.referral,
        "case_id": case.pk if case else None,
        "case_code": shown_code(case.code) if case else None,
        "rating": one.rating,
        "erased": one.erased_at is not None,
    }


def duty(viewer: Actor, first: date, days: int) -> list[dict[str, Any]]:
    """Who of the roster advises on which day, by its duty days; nobody where an office is closed."""
    return [_day(viewer, first + timedelta(days=number)) for number in range(days)]


def _day(viewer: Actor, day: date) -> dict[str, Any]:
    kept = calendar.calendar()
    why = kept.why(day)
    is_open = why in (calendar.Why.WORKING, calendar.Why.MAKE_UP, calendar.Why.ASSUMED)
    on_duty = [one for one in roster(viewer.county_code, day) if is_open and one.on_duty(day)]
    return {
        "day": day,
        "why": why,
        "name": kept.names.get(day, ""),
        "advisers": [
            {"code": one.code, "name": one.name, "sort": one.sort, "phone": one.phone}
            for one in sorted(on_duty, key=lambda one: (one.sort != "expert", one.code))
        ],
    }


def advisers(viewer: Actor) -> list[dict[str, Any]]:
    """The roster of the county today, experts first."""
    known = roster(viewer.county_code)
    known.sort(key=lambda one: (one.sort != "expert", one.code))
    return [{"code": one.code, "name": one.name, "sort": one.sort, "phone": one.phone} for one in known]
