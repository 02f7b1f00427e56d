"""HTTP for how disputes come in: taken down at the desk, written down beside a case, declined, prolonged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import NOTE_LENGTH, CaseOut, PlaceIn, UUID7Field
from pingan.cases.api.views import case_response
from pingan.cases.measured import Place
from pingan.cases.reporting import Report
from pingan.cases.selectors import get_case
from pingan.categories.api.fields import CategoryField
from pingan.categories.urgencies import URGENCIES
from pingan.core import clock
from pingan.core.api import AreaCodeField, StrictSerializer, TextField, if_match
from pingan.core.area_codes import Level
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import errors, intake, parties
from pingan.mediation.api.base import (
    CODE_LENGTH,
    SEEN,
    TELLS,
    DayField,
    once_beside,
    optional,
    read_as,
)
from pingan.mediation.api.serializers import ConsentIn, PartyIn
from pingan.mediation.models import How, Origin
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.registry.identity import NotAnIdNumber, NotAPhoneNumber

LONGEST_TOLD = 4000
GROUNDS = ("not_mediable", "no_respondent", "another_body", "settled_before", "other")
_NUMBERS = (NotAPhoneNumber, NotAnIdNumber)


class CameIn(StrictSerializer):
    """How a dispute came in. `facts` and `requests` are read by mediators alone."""

    origin = serializers.ChoiceField(choices=Origin.values)
    kind = TextField(max_length=CODE_LENGTH, lines=False)
    confidential = serializers.BooleanField(required=False, default=False)
    sender = optional(100)
    reference = optional(60)
    sent_on = DayField()
    answer_by = DayField(help_text="When the police decide, or until when the sender waits.")
    facts = optional(LONGEST_TOLD, lines=True)
    requests = optional(2000, lines=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["sent_on"] and attrs["sent_on"] > clock.today():
            raise serializers.ValidationError({"sent_on": [_("It lies in the future.")]})
        return attrs


class AskedPartyIn(PartyIn):
    """A party with what it said at the window, where it was asked there."""

    consent = ConsentIn(required=False, allow_null=True, default=None)


class DisputeIn(CameIn):
    """A dispute as it is taken down at the desk: the report, how it came in, and the parties at once."""

    id = UUID7Field()
    category = CategoryField(help_text="One that is in use today and has no parts, of the dispute track.")
    what = optional(NOTE_LENGTH, lines=True)
    place_note = optional(200)
    urgency = serializers.ChoiceField(choices=URGENCIES, required=False, allow_null=True, default=None)
    location = PlaceIn(required=False, allow_null=True, default=None)
    grid_code = AreaCodeField(Level.GRID, required=False, allow_null=True, default=None)
    parties = serializers.ListField(
        child=AskedPartyIn(), required=False, default=list, max_length=parties.MAX_PARTIES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if not attrs["what"] and not attrs["confidential"]:
            raise serializers.ValidationError({"what": [_("Required.")]})
        return attrs


class IntakeOut(serializers.Serializer[Any]):
    """How a dispute came in. `facts` and `requests` are for mediators; null for anyone else."""

    version = serializers.IntegerField()
    origin = serializers.CharField(allow_blank=True)
    kind = serializers.CharField(allow_blank=True)
    kind_label = serializers.CharField(allow_blank=True)
    confidential = serializers.BooleanField()
    sender = serializers.CharField(allow_blank=True)
    reference = serializers.CharField(allow_blank=True)
    sent_on = serializers.DateField(allow_null=True)
    answer_by = serializers.DateField(allow_null=True)
    facts = serializers.CharField(allow_null=True, allow_blank=True)
    requests = serializers.CharField(allow_null=True, allow_blank=True)
    may_write = serializers.BooleanField()


class DisputeListView(ActorView):
    operations = {"POST": "mediation.take_in"}
    problems = {"POST": (errors.UnknownKind, errors.NotADispute, errors.RightsNotTold, *_NUMBERS)}

    @extend_schema(operation_id="disputes_take_in", request=DisputeIn, responses={201: CaseOut, 200: CaseOut})
    def post(self, request: Request) -> Response:
        """Take a dispute down at the desk: it is made, whoever takes it down holds it, and its parties stand
        in it with what they say. The same again answers 200 with the case as it is now."""
        said = read_as(DisputeIn, request)
        new = _dispute(said, intake.sent(cast(dict[str, Any], request.data)), self.actor)
        receipt = intake.take_in(new=new, by=self.actor)
        response = case_response(get_case(self.actor, receipt.case.pk), self.actor)
        response.status_code = 200 if receipt.replayed else 201
        return receipts.replayed(response) if receipt.replayed else response


class IntakeView(ActorView):
    operations = {"PUT": "mediation.parties"}
    problems = {"PUT": (errors.UnknownKind, StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="disputes_register_intake",
        parameters=[SEEN, receipts.IDEMPOTENCY_KEY],
        request=CameIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID) -> Response:
        """Write down how a dispute came in that is a case already, or correct it."""
        version, by = if_match(request, may_be_new=True), self.actor
        came = intake.Came(**read_as(CameIn, request))
        return once_beside(
            request,
            case_id,
            by,
            lambda: intake.register_intake(case_id=case_id, came=came, version=version, by=by),
        )


class DisputeDeclineIn(StrictSerializer):
    ground = serializers.ChoiceField(choices=GROUNDS)
    road = TextField(max_length=CODE_LENGTH, lines=False, help_text="Of the county's table of lawful roads.")
    reason = TextField(max_length=NOTE_LENGTH)


class ProlongIn(StrictSerializer):
    until = serializers.DateField()
    agreed_by = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=1000),
        min_length=1,
        max_length=parties.MAX_PARTIES,
    )
    how = serializers.ChoiceField(choices=How.values)
    note = optional(NOTE_LENGTH, lines=True)


_CAME = (
    *("origin", "kind", "confidential", "sender", "reference"),
    *("sent_on", "answer_by", "facts", "requests"),
)


def _dispute(said: Mapping[str, Any], sent: Mapping[str, Any], by: Actor) -> intake.NewDispute:
    place = said["location"]
    report = Report(
        id=said["id"],
        category=said["category"],
        what=said["what"] or intake.usual_words(said["kind"], by.county_code),
        place_note=said["place_note"],
        urgency=said["urgency"],
        place=Place(**place) if place else None,
        grid_code=said["grid_code"],
        occurred_at=None,
        resolved_on_spot=False,
        sent=sent,
    )
    return intake.NewDispute(
        report, intake.Came(**{name: said[name] for name in _CAME}), [_party(one) for one in said["parties"]]
    )


def _party(said: Mapping[str, Any]) -> intake.NewParty:
    written = {name: value for name, value in said.items() if name not in ("consent", "representatives")}
    speakers = [parties.Speaker(**one) for one in said["representatives"]]
    asked = said["consent"]
    return intake.NewParty(
        parties.Written(representatives=speakers, **written), parties.Said(**asked) if asked else None
    )
