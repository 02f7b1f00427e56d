"""What a phone hands in, item by item: read by the version of its writing, refused each for itself.

A phone may lie in a drawer for a winter: what it wrote is read as its release wrote it. A reader is never
taken away, and the examples its test reads (`tests/outbox/written/`) are never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.cases import tracks
from pingan.core.api import StrictSerializer
from pingan.core.errors import BadInput
from pingan.core.ids import is_uuid7
from pingan.outbox.acts import ACTS
from pingan.outbox.errors import UnknownSchema

MAX_ITEMS: Final = 100
REPORT: Final = "report"
_LONGEST_MOMENT = 40
_LONGEST_OFFSET = timedelta(days=36525)


@dataclass(frozen=True, slots=True)
class Item:
    """One act somebody did on the phone.

    `key` is what it is known by, also under its own address; of what it makes (a report: its case) it is the
    id. `after` is the act without which it has no meaning. `done_at` is by the phone's clock, `offset` how
    far the server's was ahead of it by the phone's own measure; None where there is nothing to believe.
    """

    key: UUID
    author: UUID
    action: str
    case: UUID
    seen: int | None
    after: UUID | None
    done_at: datetime | None
    offset: timedelta | None
    said: Mapping[str, Any]

    @property
    def address(self) -> str:
        """Where the act itself is done."""
        beside = ACTS.get(self.action)
        if beside is not None:
            return beside.address.format(of=self.case)
        return "/api/v1/cases" if self.action == REPORT else f"/api/v1/cases/{self.case}/{self.action}"

    @property
    def method(self) -> str:
        """How it is asked for there."""
        beside = ACTS.get(self.action)
        return "POST" if beside is None else beside.method


class BodyField(serializers.DictField):
    """An object as it came: its own address reads what is in it."""

    def run_child_validation(self, data: Any) -> dict[str, Any]:
        """There is nothing to be said of its members here."""
        return dict(data)


class ItemIn(StrictSerializer):
    """An act as phones write it down today."""

    schema_version = serializers.IntegerField(min_value=1, help_text="1: as described here.")
    key = serializers.UUIDField(help_text="A UUIDv7; of a report the id of its case.")
    author = serializers.UUIDField(help_text="The account that did it; nobody else hands it in.")
    action = serializers.CharField(
        max_length=40, help_text="`report`, a step of the case, or an act beside cases."
    )
    case = serializers.UUIDField(help_text="The case, or what else an act beside cases is done to.")
    seen = serializers.IntegerField(
        min_value=0,
        max_value=10**9 - 1,
        allow_null=True,
        required=False,
        default=None,
        help_text="The version it was done on. Behind other acts of this phone: the one that they leave.",
    )
    after = serializers.UUIDField(
        allow_null=True, required=False, default=None, help_text="The key of the act it hangs on."
    )
    done_at = serializers.JSONField(
        required=False,
        allow_null=True,
        default=None,
        help_text="By the phone's clock. What cannot be read is left out.",
    )
    clock_offset_ms = serializers.JSONField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Server's time less phone's, as the phone measured it.",
    )
    said = BodyField(help_text="The body of the act, as its own address takes it.")


def read(sent: Any) -> Item:
    """An item as its release wrote it. Raises BadInput, UnknownSchema, ValidationError."""
    if not isinstance(sent, Mapping):
        raise BadInput(_("An item is written as an object."))
    version = sent.get("schema_version")
    # True is 1 to Python.
    reader = READERS.get(version) if isinstance(version, int) and not isinstance(version, bool) else None
    if reader is None:
        raise UnknownSchema
    return reader(sent)


def _first(sent: Mapping[str, Any]) -> Item:
    told = ItemIn.read(sent)
    item = Item(
        key=told["key"],
        author=told["author"],
        action=told["action"],
        case=told["case"],
        seen=told["seen"],
        after=told["after"],
        done_at=_moment(told["done_at"]),
        offset=_offset(told["clock_offset_ms"]),
        said=told["said"],
    )
    _refuse_unfit(item)
    return item


# By `schema_version`.
READERS: Final[dict[int, Callable[[Mapping[str, Any]], Item]]] = {1: _first}


def _refuse_unfit(item: Item) -> None:
    if not is_uuid7(item.key):
        raise _wrong("key", _("Must be a UUID of version 7."))
    beside = ACTS.get(item.action)
    if item.action == REPORT or (beside is not None and beside.makes):
        # One id for what is made and its receipt, whichever way it comes.
        if item.key != item.case or str(item.key) != str(item.said.get("id", "")).lower():
            raise _wrong("key", _("What is made is known by its own id, a report by that of its case."))
        return
    if beside is not None:
        return
    move = tracks.actions().get(item.action)
    if move is None or move.body is None or move.retired:
        raise _wrong("action", _("There is no such step."))


def _wrong(name: str, reason: Any) -> BadInput:
    return BadInput(reason, invalid_params=[{"name": name, "reason": reason}])


def _moment(told: Any) -> datetime | None:
    """What a phone's clock said: never a reason to refuse what was done."""
    if not isinstance(told, str) or len(told) > _LONGEST_MOMENT:
        return None
    try:
        moment = parse_datetime(told)
    except (ValueError, OverflowError):
        return None
    return None if moment is None or is_naive(moment) else moment


def _offset(told: Any) -> timedelta | None:
    if not isinstance(told, int | float) or isinstance(told, bool):
        return None
    try:
        offset = timedelta(milliseconds=told)
    except (ValueError, OverflowError):
        return None
    return offset if abs(offset) <= _LONGEST_OFFSET else None
