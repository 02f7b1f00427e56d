"""Reads of ledgers: one's own alone, each as whoever asked for it sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from django.utils.http import content_disposition_header

from pingan.core.errors import NotFound
from pingan.core.paging import Cursor, Order, Page, page
from pingan.ledgers import turns
from pingan.ledgers.errors import Expired, NotReady
from pingan.ledgers.kinds import KINDS, MOST_DAYS, open_to
from pingan.ledgers.models import Ledger
from pingan.ledgers.sections import name_of, purposes
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

NEWEST: Final = Order("asked_at", newest_first=True)
STATES: Final = ("waiting", "working", "ready", "failed", "expired")


def offered(viewer: Actor) -> dict[str, Any]:
    """What the viewer can ask for, and for which purposes."""
    return {
        "kinds": [
            {
                "code": kind.code,
                "label": force_str(kind.label),
                "about": force_str(kind.about),
                "by_month": kind.by_month,
            }
            for kind in open_to(viewer)
        ],
        "purposes": [{"code": row["code"], "label": name_of(row)} for row in purposes(viewer.county_code)],
        "most_days": MOST_DAYS,
        "kept_days": turns.KEPT_FOR.days,
    }


def mine(viewer: Actor, *, cursor: Cursor | None, size: int) -> Page[dict[str, Any]]:
    """What the viewer asked for under this post, the newest first."""
    found = page(_of(viewer), NEWEST, cursor=cursor, size=size)
    names = purpose_names(viewer.county_code)
    return Page([describe(ledger, names) for ledger in found.items], found.next)


def get_ledger(viewer: Actor, ledger_id: UUID) -> Ledger:
    """One of the viewer's own, or NotFound."""
    ledger = _of(viewer).filter(pk=ledger_id).first()
    if ledger is None:
        raise NotFound
    return ledger


def _of(viewer: Actor) -> QuerySet[Ledger]:
    mine = Ledger.objects.filter(post=viewer.post_id, by_id=viewer.account_id)
    return mine.select_related("organisation")


def describe(ledger: Ledger, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    kind = KINDS.get(ledger.kind)
    return {
        "id": ledger.pk,
        "kind": ledger.kind,
        "label": force_str(kind.label) if kind else ledger.kind,
        "area": {"code": ledger.area_code, "name": territory.path_name(ledger.area_code)},
        "organisation": organisation_named(ledger.organisation) if ledger.organisation else None,
        "since": ledger.since,
        "until": ledger.until,
        "purpose": (names or purpose_names(ledger.county_code)).get(ledger.purpose, ledger.purpose),
        "asked_at": ledger.asked_at,
        "state": state_of(ledger),
        "rows": ledger.rows,
        "capped": ledger.capped,
        "size": ledger.size,
        "trouble": ledger.trouble,
        "expires_at": ledger.expires_at,
        "url": f"/api/v1/ledgers/{ledger.pk}/file" if ledger.lies else None,
    }


def state_of(ledger: Ledger) -> str:
    """One of STATES, told from what has become of it."""
    if ledger.ended_at is None:
        return "working" if ledger.beat_at is not None else "waiting"
    if ledger.trouble:
        return "failed"
    return "ready" if ledger.lies else "expired"


def file_of(viewer: Actor, ledger_id: UUID) -> HttpResponseBase:
    """The workbook, to be saved. Raises NotFound for another's, NotReady, Expired."""
    ledger = get_ledger(viewer, ledger_id)
    if ledger.ended_at is None:
        raise NotReady
    if not ledger.lies:
        raise Expired
    kind = KINDS.get(ledger.kind)
    name = f"{kind.label if kind else ledger.kind}-{ledger.since:%Y%m%d}-{ledger.until:%Y%m%d}.xlsx"
    response = turns.LEDGER.answer(turns.LEDGER.name_of(ledger.pk))
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def purpose_names(county: str) -> dict[str, str]:
    return {str(row["code"]): name_of(row) for row in purposes(county)}


def purpose_named(ledger: Ledger) -> str:
    """In the reader's language; the code of one that is no more."""
    return purpose_names(ledger.county_code).get(ledger.purpose, ledger.purpose)


def organisation_named(organisation: Organisation) -> str:
    return organisation.name_en if organisation.name_en and reads_english() else organisation.name
