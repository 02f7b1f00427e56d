"""Shapes of the cases API: what comes in is checked here, what goes out is described for the schema."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.cases import bulk, evaluations, search, tracks
from pingan.cases.api.words import StateField, TrackField
from pingan.cases.links import KINDS as LINKS
from pingan.cases.models import ACTION_LENGTH, GROUND_LENGTH, SHOWN
from pingan.cases.parts import PARTS
from pingan.cases.queues import ORDERS, QUEUES
from pingan.cases.reporting import BROUGHT
from pingan.cases.supervision import FAILURES, LEVELS
from pingan.categories.api.fields import CategoryField, KnownCategoryField
from pingan.categories.urgencies import URGENCIES
from pingan.core import ids
from pingan.core.api import AreaCodeField, MomentField, ProblemOut, StrictSerializer, TextField
from pingan.core.area_codes import Level
from pingan.territory.datum import DATUMS

NOTE_LENGTH = 2000
# Why a matter is not taken up, and which road leads on where another authority decides.
LEGAL_ROAD = "legal_road"
CAUSES = ("not_ours", "no_matter", LEGAL_ROAD, "handled_elsewhere")
ROADS = ("conciliation", "arbitration", "ruling", "reconsideration", "lawsuit", "petition")
# Why whoever it was sent to says that it is not theirs.
GROUNDS = ("not_my_duty", "not_my_area", "not_my_power", "duplicate")


class UUID7Field(serializers.UUIDField):
    """The client's own key of what it creates."""

    def to_internal_value(self, data: Any) -> Any:
        value = super().to_internal_value(data)
        if not ids.is_uuid7(value):
            raise serializers.ValidationError([_("Must be a UUID of version 7.")])
        return value


class PlaceIn(StrictSerializer):
    """What the phone measured. Figures that cannot be true are left out and named in `dropped`."""

    lng = serializers.FloatField()
    lat = serializers.FloatField()
    datum = serializers.ChoiceField(choices=sorted(DATUMS), default="wgs84")
    accuracy_m = serializers.FloatField(required=False, allow_null=True)
    captured_at = MomentField(required=False, allow_null=True)


class PhoneGridIn(StrictSerializer):
    """Where the phone took the point to be, without a network."""

    code = AreaCodeField(Level.GRID)
    ground = TextField(max_length=GROUND_LENGTH, lines=False, help_text="The version of its file of grids.")


class CaseReportIn(StrictSerializer):
    id = UUID7Field()
    category = CategoryField(help_text="One that is in use today and has no parts.")
    what = TextField(max_length=NOTE_LENGTH)
    place_note = TextField(max_length=200, lines=False, required=False, allow_blank=True, default="")
    urgency = serializers.ChoiceField(choices=URGENCIES, required=False, allow_null=True, default=None)
    location = PlaceIn(required=False, allow_null=True, default=None)
    grid_code = AreaCodeField(Level.GRID, required=False, allow_null=True, default=None)
    occurred_at = MomentField(required=False, allow_null=True, default=None)
    resolved_on_spot = serializers.BooleanField(required=False, default=False)
    same_as = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="The case that the reporter takes for the same matter. The report stays one of its own "
        "until a desk merges it.",
    )
    code = TextField(
        max_length=40,
        lines=False,
        required=False,
        allow_blank=True,
        allow_null=True,
        default=None,
        help_text="Drawn on the phone, so that the resident can be given it before there is signal: eight "
        "letters and their check letter. Where it is taken or wrong the case gets another, and `dropped` "
        "names it.",
    )
    phone_grid = PhoneGridIn(
        required=False,
        allow_null=True,
        default=None,
        help_text="The grid of the point by the phone's own file. It places nothing: where the county's "
        "ground says another, that one counts, both are kept and `dropped` names it.",
    )

    def get_fields(self) -> dict[str, Any]:
        """One member more for each thing that a report may bring for rooms above."""
        return {**super().get_fields(), **{name: one.field() for name, one in BROUGHT.items()}}


class CaseListIn(StrictSerializer):
    """Query parameters of the list."""

    queue = serializers.ChoiceField(choices=QUEUES, default="all")
    category = KnownCategoryField(required=False, help_text="With all below it.")
    state = StateField(required=False)
    track = TrackField(required=False)
    area = AreaCodeField(required=False)
    q = TextField(
        max_length=search.MAX_LENGTH,
        lines=False,
        required=False,
        help_text="Words in what was reported, where, in the code or an area's name; two letters of one of "
        "them suffice. Finds are read by when they were reported, and a page of them may be short and have "
        "a next one.",
    )
    month = serializers.RegexField(
        r"^20[0-9]{2}-(0[1-9]|1[0-2])\Z",
        required=False,
        help_text="In which it was reported, as 2026-03; of lists that are read by that.",
    )
    order = serializers.ChoiceField(
        choices=list(ORDERS),
        required=False,
        help_text="`due`: by the deadline that runs now, open queues only. `call`: by the end of the time to "
        "call back, the one order of `to_call`. Without it: what is due for `overdue` and in the open queues "
        "of a desk, the newest first in all others.",
    )
    cursor = serializers.CharField(required=False, help_text="Of the same order.")
    size = serializers.CharField(required=False)

    def validate_month(self, written: str) -> date:
        """Its first day."""
        return date.fromisoformat(f"{written}-01")

    def validate_q(self, written: str) -> search.Query:
        return search.read(written)


class ReadMarkIn(StrictSerializer):
    tab = serializers.ChoiceField(choices=QUEUES)
    seq = serializers.IntegerField(min_value=0, max_value=2**62, help_text="The list's `seq`.")


class CaseCodeField(serializers.CharField):
    """A case's code as people write it down or read it out."""

    def to_internal_value(self, data: Any) -> str:
        code = ids.read_public_code(super().to_internal_value(data))
        if code is None:
            reason = _(
                "There is no such code. One has nine letters and digits, as in PA-2A4A-XRAGS; "
                "older ones have eight."
            )
            raise serializers.ValidationError([reason])
        return code


class CaseCodeIn(StrictSerializer):
    """Query parameters of the search by code."""

    code = CaseCodeField()


class NothingIn(StrictSerializer):
    """A step that needs no word."""


class ReasonIn(StrictSerializer):
    reason = TextField(max_length=NOTE_LENGTH)


class ResultIn(StrictSerializer):
    result = TextField(max_length=NOTE_LENGTH)


class CloseIn(StrictSerializer):
    note = TextField(max_length=NOTE_LENGTH)


class NoteIn(StrictSerializer):
    text = TextField(max_length=NOTE_LENGTH)


class SuperviseIn(StrictSerializer):
    level = serializers.ChoiceField(choices=LEVELS, help_text="Above the one it is supervised at.")
    failure = serializers.ChoiceField(choices=FAILURES)
    text = TextField(max_length=NOTE_LENGTH)
    respond_by = MomentField(required=False, allow_null=True, default=None)


class DispatchIn(StrictSerializer):
    worker_id = serializers.UUIDField()
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")
    override = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")


class RejectIn(StrictSerializer):
    cause = serializers.ChoiceField(choices=CAUSES)
    reason = TextField(max_length=NOTE_LENGTH)
    road = serializers.ChoiceField(
        choices=ROADS,
        required=False,
        allow_blank=True,
        default="",
        help_text="Of `legal_road`: which road whoever reported it was told of.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["road"]) != (attrs["cause"] == LEGAL_ROAD):
            reason = _("Name the road with the cause that another authority decides, and with no other.")
            raise serializers.ValidationError({"road": [reason]})
        return attrs


class AssignIn(StrictSerializer):
    organisation_id = serializers.UUIDField()
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")
    override = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")


class PassOnIn(StrictSerializer):
    colleague_id = serializers.UUIDField()
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")


class ObjectIn(StrictSerializer):
    ground = serializers.ChoiceField(choices=GROUNDS)
    reason = TextField(max_length=NOTE_LENGTH)


class AskExtensionIn(StrictSerializer):
    until = serializers.DateField(help_text="After the day on which it is due now.")
    reason = TextField(max_length=NOTE_LENGTH)


class AskSuspensionIn(StrictSerializer):
    review_on = serializers.DateField(help_text="When it is looked at again, within 90 days.")
    reason = TextField(max_length=NOTE_LENGTH)
    reply = TextField(max_length=NOTE_LENGTH, help_text="What whoever reported it is told.")


class VerifyIn(StrictSerializer):
    note = TextField(max_length=NOTE_LENGTH)


class EvaluateIn(StrictSerializer):
    call = serializers.ChoiceField(choices=evaluations.CALLS)
    responded = serializers.BooleanField(
        required=False,
        allow_null=True,
        help_text="With `told` all three are said; null for what was not told.",
    )
    solved = serializers.BooleanField(required=False, allow_null=True)
    satisfied = serializers.BooleanField(required=False, allow_null=True)
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")
    reopen = TextField(
        max_length=NOTE_LENGTH,
        required=False,
        allow_blank=True,
        default="",
        help_text="Of what is not solved: what is still to be done. The case is opened again.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        answers = set(evaluations.ANSWERS)
        told = attrs["call"] == evaluations.TOLD
        wrong = answers - attrs.keys() if told else answers & attrs.keys()
        if wrong:
            reason = _("Say all three answers of whoever was reached, and none of anybody else.")
            raise serializers.ValidationError({name: [reason] for name in sorted(wrong)})
        if attrs["reopen"] and attrs.get("solved") is not False:
            reason = _("A case is opened again by a call only where it is said not to be solved.")
            raise serializers.ValidationError({"reopen": [reason]})
        return attrs


class RecategoriseIn(StrictSerializer):
    category = CategoryField()
    reason = TextField(max_length=NOTE_LENGTH)


class CorrectPlaceIn(StrictSerializer):
    location = PlaceIn()
    reason = TextField(max_length=NOTE_LENGTH)


class RehomeIn(StrictSerializer):
    grid_code = AreaCodeField(Level.GRID)
    reason = TextField(max_length=NOTE_LENGTH)


class MergeIn(StrictSerializer):
    into = serializers.UUIDField(help_text="The id of the case that goes on for both.")
    reason = TextField(max_length=NOTE_LENGTH)


class SplitIn(StrictSerializer):
    category = CategoryField()
    what = TextField(max_length=NOTE_LENGTH)


# What is sent with the steps of the event track, by the words of its table.
BODIES: Mapping[str, type[StrictSerializer]] = {
    "nothing": NothingIn,
    "reason": ReasonIn,
    "result": ResultIn,
    "dispatch": DispatchIn,
    "close": CloseIn,
    "note": NoteIn,
    "instruct": NoteIn,
    "remind": NoteIn,
    "supervise": SuperviseIn,
    "reject": RejectIn,
    "assign": AssignIn,
    "pass_on": PassOnIn,
    "object": ObjectIn,
    "ask_extension": AskExtensionIn,
    "ask_suspension": AskSuspensionIn,
    "verify": VerifyIn,
    "evaluate": EvaluateIn,
    "recategorise": RecategoriseIn,
    "correct_place": CorrectPlaceIn,
    "rehome": RehomeIn,
    "merge": MergeIn,
    "split": SplitIn,
}


class CasePersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class CaseOrganisationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class CaseRow(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    track = serializers.CharField()
    category = serializers.CharField()
    urgency = serializers.ChoiceField(choices=URGENCIES)
    state = serializers.CharField()
    summary = serializers.CharField()
    grid_code = serializers.CharField()
    area_name = serializers.CharField()
    received_at = serializers.DateTimeField()
    accept_due = serializers.DateTimeField()
    close_due = serializers.DateTimeField()
    due = serializers.DateTimeField(
        allow_null=True,
        help_text="By the clock that runs now; null where none does. Of a case that stands still: until when "
        "it is to be looked at again.",
    )
    due_of = serializers.CharField(
        allow_blank=True, help_text="The kind of that clock: `accept`, `close`, `review`; empty once closed."
    )
    closed_at = serializers.DateTimeField(allow_null=True)
    call_due = serializers.DateTimeField(
        allow_null=True,
        help_text="Until when whoever told us of it is to be called back; null where nobody is.",
    )
    reporter = CasePersonOut(allow_null=True)
    holder = CasePersonOut(allow_null=True)
    organisation = CaseOrganisationOut(allow_null=True, help_text="That it is assigned to.")
    ending = serializers.CharField(allow_blank=True, help_text="The action that closed it; empty while open.")
    supervision = serializers.CharField(allow_blank=True, help_text="The level at which it is supervised.")
    escalated = serializers.IntegerField(help_text="How many levels up its lateness was told; 0 for none.")
    unread = serializers.BooleanField(help_text="Somebody else did something to it since the tab was read.")
    lng = serializers.FloatField(allow_null=True)
    lat = serializers.FloatField(allow_null=True)
    version = serializers.IntegerField()


class CaseListOut(serializers.Serializer[Any]):
    items = CaseRow(many=True)
    next = serializers.CharField(allow_null=True)
    order = serializers.ChoiceField(choices=list(ORDERS), help_text="The order of the list.")
    seq = serializers.IntegerField(help_text="How far the journal had come before the rows were read.")


class BulkItemIn(StrictSerializer):
    id = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1, help_text="The one you saw.")


class BulkIn(StrictSerializer):
    action = serializers.CharField(max_length=ACTION_LENGTH, help_text="A step that can be taken so.")
    items = BulkItemIn(many=True, min_length=1, max_length=bulk.MAX_ITEMS)
    said = serializers.DictField(required=False, default=dict, help_text="The step's own body.")

    def validate_action(self, action: str) -> str:
        if action not in bulk.actions():
            raise serializers.ValidationError([_("This step is taken on one case at a time.")])
        return action

    def validate_items(self, items: list[dict[str, Any]]) -> list[bulk.Item]:
        if len({item["id"] for item in items}) < len(items):
            raise serializers.ValidationError([_("Name each case once.")])
        return [bulk.Item(**item) for item in items]


class BulkResultOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.IntegerField(help_text="As the step alone would have answered.")
    replayed = serializers.BooleanField(help_text="It had been done before, under this key.")
    row = CaseRow(allow_null=True, help_text="The case now; null where it is out of sight.")
    problem = ProblemOut(allow_null=True)


class BulkOut(serializers.Serializer[Any]):
    items = BulkResultOut(many=True, help_text="In the order asked.")


class ShiftNoteIn(StrictSerializer):
    words = TextField(max_length=NOTE_LENGTH, allow_blank=True)


class ShiftNoteOut(serializers.Serializer[Any]):
    words = serializers.CharField(allow_blank=True)
    by = CasePersonOut(allow_null=True, help_text="Null until somebody has written one.")
    at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(help_text="0 until somebody has written one.")


class CappedCountOut(serializers.Serializer[Any]):
    n = serializers.IntegerField()
    more = serializers.BooleanField(help_text="Counting stopped at n: there are more.")


class TabOut(CappedCountOut):
    tab = serializers.ChoiceField(choices=QUEUES, help_text="One of the queues of the list.")


class CaseCountsOut(serializers.Serializer[Any]):
    waiting = CappedCountOut()
    tasks = CappedCountOut()
    open = CappedCountOut()
    overdue = CappedCountOut()
    tabs = TabOut(many=True, help_text="The lists of the reader's role, in the order they are shown in.")


class CasePlaceOut(serializers.Serializer[Any]):
    lng = serializers.FloatField()
    lat = serializers.FloatField()
    datum = serializers.CharField()
    accuracy_m = serializers.FloatField(allow_null=True)


class CasePathOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.CharField()


class CaseNearOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class PhotoIn(StrictSerializer):
    """Query parameters of a photo."""

    shows = serializers.ChoiceField(
        choices=SHOWN,
        required=False,
        default="",
        help_text="The matter as it was found, or what was made of it; empty where nothing is said.",
    )


class PhotoOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.CharField()
    thumb_url = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    shows = serializers.ChoiceField(
        choices=["", *SHOWN], help_text="As its sender said: as it was found, or what was made of it."
    )


class CaseStepOut(serializers.Serializer[Any]):
    action = serializers.CharField()
    needs = serializers.ListField(child=serializers.CharField())


class CaseActionOut(CaseStepOut):
    then = CaseStepOut(
        many=True,
        required=False,
        help_text="What the same person may do behind it by the track's table, for a page that has no answer "
        "yet; absent where that is nothing.",
    )


class CaseOut(CaseRow):
    what = serializers.CharField()
    place_note = serializers.CharField()
    location = CasePlaceOut(allow_null=True)
    occurred_at = serializers.DateTimeField(allow_null=True)
    occurred_doubtful = serializers.BooleanField(
        help_text="`occurred_at` cannot be: after the report came in, or more than ten years before."
    )
    holder_left = serializers.BooleanField(
        help_text="An open case whose holder's account is shut or post ended."
    )
    path = CasePathOut(many=True)
    near = CaseNearOut(many=True)
    phone_grid = CaseNearOut(
        allow_null=True,
        help_text="Where its reporter's phone took it to be, if that is not where it is filed.",
    )
    photos = PhotoOut(many=True)
    actions = CaseActionOut(many=True)

    def get_fields(self) -> dict[str, Any]:
        """One member more for each track whose room adds something, in that room's own shape, and for each
        part that is told beside a case's row."""
        added = {
            track.code: track.shape(allow_null=True) for track in tracks.everyone() if track.shape is not None
        }
        beside = {name: part.field() for name, part in PARTS.items()}
        return {**super().get_fields(), **added, **beside}


class NeighbourOut(CaseRow):
    distance_m = serializers.IntegerField()


class NeighbourListOut(serializers.Serializer[Any]):
    items = NeighbourOut(many=True, help_text="The nearest first, at most twenty.")


class CaseLinkOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=LINKS)
    of = serializers.ChoiceField(
        choices=["source", "target"],
        help_text="`source`: this case was merged, split off or begun anew; `target`: the other one.",
    )
    id = serializers.UUIDField()
    code = serializers.CharField()
    category = serializers.CharField()
    state = serializers.CharField()
    ending = serializers.CharField()
    received_at = serializers.DateTimeField()


class GoesOnOut(serializers.Serializer[Any]):
    """For whoever reported a case that was merged: the one it goes on in, and how far that one has come."""

    id = serializers.UUIDField()
    code = serializers.CharField()
    readable = serializers.BooleanField(help_text="Whether the reader may open it.")
    category = serializers.CharField()
    state = serializers.CharField()
    ending = serializers.CharField()
    received_at = serializers.DateTimeField()
    close_due = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    result = serializers.CharField(
        help_text="What was said when it was closed, where its track does not keep its words; else empty."
    )


class CallTryOut(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    call = serializers.ChoiceField(choices=evaluations.CALLS)
    by = serializers.CharField()


class CaseCallOut(serializers.Serializer[Any]):
    due = serializers.DateTimeField(allow_null=True, help_text="Null once nobody is to be called any more.")
    tries = CallTryOut(many=True, help_text="Since the case was closed.")
    tries_left = serializers.IntegerField(
        help_text="In how many more halves of days nobody need be reached before the case is left."
    )
    tried_now = serializers.BooleanField(help_text="Somebody has tried in this half of the day.")
    own_work = serializers.BooleanField(help_text="The viewer handled it: somebody else calls.")


class CaseReportedOut(CaseOut):
    dropped = serializers.ListField(
        child=serializers.CharField(),
        help_text="What was left out: measurements that cannot be true (`location`, …), and `same_as` where "
        "the reporter may not read that case, `code` where the case has another than the phone gave it, and "
        "`phone_grid` where the ground says another grid.",
    )


class StepByOut(serializers.Serializer[Any]):
    id = serializers.UUIDField(allow_null=True, help_text="Null where no person took it.")
    name = serializers.CharField()
    role = serializers.CharField()


class StepOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    action = serializers.CharField()
    at = serializers.DateTimeField()
    by = StepByOut()
    from_state = serializers.CharField(allow_blank=True)
    to_state = serializers.CharField()
    note = serializers.CharField(allow_null=True, help_text="Null where withheld.")
    withheld = serializers.BooleanField(
        help_text="Words or a picture belong to this step that are kept from the reader."
    )
    data = serializers.DictField()  # type: ignore[assignment]  # a field of that name, as DRF allows
    names = serializers.DictField(
        child=serializers.CharField(),
        help_text="Of what `data` names by id or code, as far as its reader may know.",
    )


class TimelineOut(serializers.Serializer[Any]):
    items = StepOut(many=True)
