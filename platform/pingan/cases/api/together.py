"""Reports that come together: each read as at its own address, all written by one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from rest_framework.exceptions import ValidationError

from pingan.cases import reporting
from pingan.cases.api import serializers as shapes
from pingan.cases.api.views import brief, report_from
from pingan.cases.reporting import Filed, Report
from pingan.core.api.parsers import DEFAULT_MAX_BODY
from pingan.people import policy
from pingan.people.actors import Actor


def report_together(bodies: Sequence[Mapping[str, Any]], by: Actor) -> list[dict[str, Any] | None]:
    """What became of the first of them, as their own address tells it in brief; None for one that this
    address is to be asked about, of which nothing was written: one that came before, or is refused.

    Raises whoever may report nothing, and what the database refuses; nothing was written then.
    """
    policy.reach(by, "cases.report")
    filed = reporting.report_together([_read(body) for body in bodies], by)
    return [None if one is None else _told(one) for one in filed]


def _told(one: Filed) -> dict[str, Any]:
    return {**brief(one.id, one.code, 1, one.state), "dropped": one.dropped}


def _read(body: Mapping[str, Any]) -> Report | None:
    """None where its own address has to say what is wrong with it."""
    if len(msgspec.json.encode(body)) > DEFAULT_MAX_BODY:
        return None
    try:
        return report_from(shapes.CaseReportIn.read(body), sent=body)
    except ValidationError:
        return None
