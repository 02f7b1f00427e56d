"""What another catalogue of duties would have meant for last month's reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case
from pingan.categories import catalogue, duties
from pingan.categories.duties import Catalogue, Standing
from pingan.categories.models import Duty
from pingan.config.sections import PREVIEWS, Consequence, Draft
from pingan.core import clock
from pingan.people.models import Organisation

DAYS: Final = 30
# The newest of them, by the index of a county's cases.
MOST: Final = 2000


def register() -> None:
    PREVIEWS.register("duties", consequences)


def consequences(draft: Draft) -> Iterator[Consequence]:
    """How many of the newest reports of thirty days would have another lead, and could not be sent down."""
    if draft.by is None:
        return
    since = clock.now() - timedelta(days=DAYS)
    newest = Case.objects.filter(county_code=draft.by.county_code, received_at__gte=since)
    found = list(newest.order_by("-received_at", "-id").values_list("category", "grid_code")[: MOST + 1])
    before, after = duties.catalogue(), _drafted(draft)
    led = kept = 0
    for (category, grid_code), count in Counter(found[:MOST]).items():
        was, now = before.standing(category, grid_code), after.standing(category, grid_code)
        led += count * (_leads(was) != _leads(now))
        kept += count * (was.kept_above() is None and now.kept_above() is not None)
    more = len(found) > MOST
    yield Consequence(_("reports would have had another lead"), led, capped=more)
    yield Consequence(_("reports could not have been sent down any more"), kept, capped=more)


def _drafted(draft: Draft) -> Catalogue:
    rows = catalogue.items_of(draft.rows)
    named = Organisation.objects.in_bulk([row.organisation_id for row in rows if row.organisation_id])
    by_category: dict[str, list[Duty]] = {}
    for row in rows:
        item = Duty(**{**asdict(row), "level": row.level.value, "assisting": list(row.assisting)})
        item.organisation = named.get(row.organisation_id) if row.organisation_id else None
        by_category.setdefault(row.category, []).append(item)
    return Catalogue(draft.on, by_category)


def _leads(standing: Standing) -> set[tuple[str, str, object]]:
    return {(item.kind, item.level, item.organisation_id) for item in standing.items}
