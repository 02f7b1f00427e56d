"""Phones that have fallen silent, and what waits on them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.probes import ITEMS, PROBES, SECONDS, Probe, Reading, graded
from pingan.people import policy
from pingan.people.models import Device, Post

SILENT_AFTER: Final = timedelta(days=3)
# So many are counted.
MOST: Final = 100


def _phones(county: str) -> QuerySet[Device]:
    posts = Post.objects.current(clock.today()).filter(
        area_code__startswith=county,
        role__in=policy.roles_that_may("cases.be_given"),
        account__is_active=True,
    )
    return Device.objects.filter(expire_date__gt=clock.now(), post__in=posts)


def _waiting(county: str) -> Reading:
    """Since when something waits on a phone, as it said when it last spoke."""
    now = clock.now()
    oldest = _phones(county).filter(waiting__gt=0, oldest_at__isnull=False).order_by("oldest_at")
    first = oldest.values_list("oldest_at", flat=True).first()
    age = 0.0 if first is None else max((now - first).total_seconds(), 0.0)
    return graded(age, watch=24 * 3600, wrong=72 * 3600)


def _silent(county: str) -> Reading:
    spoke = Greatest("spoke_at", "last_opened_at", "signed_in_at")
    silent = _phones(county).annotate(last=spoke).filter(last__lt=clock.now() - SILENT_AFTER)
    return graded(len(silent.values_list("pk", flat=True)[:MOST]), watch=1, wrong=MOST)


PROBES.register(
    "outbox.waiting",
    Probe(
        _("The oldest work waiting on a phone"),
        _("What a worker did without signal has not arrived. It lies safe on the phone."),
        _("Telephone the worker: the page has to be open somewhere with signal for some minutes."),
        SECONDS,
        _waiting,
    ),
)
PROBES.register(
    "outbox.silent",
    Probe(
        _("Phones that were silent for three days"),
        _("A worker may be on leave, without signal, or have lost the phone."),
        _("The township's desk sees whose they are."),
        ITEMS,
        _silent,
    ),
)
