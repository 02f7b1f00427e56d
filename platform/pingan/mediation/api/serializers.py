"""Shapes of the mediation steps, and of what mediation adds to the description of a case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.cases.api.candidates import LoadOut
from pingan.core import clock
from pingan.core.api import MomentField, StrictSerializer, TextField
from pingan.mediation.models import Authority, Consent, How, PartyKind, Session, Side, Wish
from pingan.mediation.parties import MAX_REPRESENTATIVES
from pingan.mediation.workflow import Outcome

FARTHEST_EFFECT = timedelta(days=3653)


class SessionIn(StrictSerializer):
    held_at = MomentField()
    place = TextField(max_length=200, lines=False)
    mode = serializers.ChoiceField(choices=Session.Mode.values)
    attendees = serializers.IntegerField(min_value=1, max_value=200)
    summary = TextField(max_length=4000)
    next_at = MomentField(required=False, allow_null=True, default=None)
    appointment = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1, max_value=32767
    )

    def validate_held_at(self, moment: datetime) -> datetime:
        # A slip of the pen, or a clock that lost its battery; what lies ahead is SessionInFuture's to say.
        if moment < clock.now() - clock.FARTHEST_BACK:
            raise serializers.ValidationError(_("A value is out of range."))
        return moment

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["next_at"] is not None and attrs["next_at"] <= attrs["held_at"]:
            raise serializers.ValidationError({"next_at": [_("The next session comes after this one.")]})
        return attrs


class ConcludeIn(StrictSerializer):
    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    note = TextField(max_length=2000)
    effective_on = serializers.DateField(required=False, allow_null=True, default=None)
    routes_told = serializers.BooleanField(required=False, default=False)
    roads = serializers.ListField(
        child=TextField(max_length=20, lines=False),
        required=False,
        default=list,
        max_length=20,
        help_text="Which lawful roads the parties were told of; each is kept in sight.",
    )

    def validate_effective_on(self, day: date | None) -> date | None:
        # A slip of the pen; and at the end of the calendar there is no day thirty days later.
        if day is not None and abs(day - clock.today()) > FARTHEST_EFFECT:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


class SpeakerIn(StrictSerializer):
    """Who speaks for a party."""

    name = TextField(max_length=60, lines=False)
    authority = serializers.ChoiceField(choices=Authority.values)
    phone = TextField(
        max_length=30, lines=False, required=False, allow_blank=True, allow_null=True, default=None
    )


class PartyIn(StrictSerializer):
    """A party as somebody writes it down. A number that is left out stays as it is known."""

    side = serializers.ChoiceField(choices=Side.values)
    kind = serializers.ChoiceField(choices=PartyKind.values)
    name = TextField(max_length=100, lines=False)
    phone = TextField(
        max_length=30, lines=False, required=False, allow_blank=True, allow_null=True, default=None
    )
    id_number = TextField(
        max_length=30, lines=False, required=False, allow_blank=True, allow_null=True, default=None
    )
    address = TextField(max_length=200, lines=False, required=False, allow_blank=True, default="")
    representatives = serializers.ListField(
        child=SpeakerIn(), required=False, default=list, max_length=MAX_REPRESENTATIVES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        # A citizen's number is one person's.
        if attrs["kind"] != PartyKind.PERSON and attrs["id_number"]:
            raise serializers.ValidationError({"id_number": [_("Only a person has an ID number.")]})
        return attrs


class ConsentIn(StrictSerializer):
    """What a party says to being mediated. `rights_told`: it was told its rights and duties before."""

    consent = serializers.ChoiceField(choices=[Consent.AGREED.value, Consent.REFUSED.value])
    how = serializers.ChoiceField(choices=How.values)
    rights_told = serializers.BooleanField(required=False, default=False)


class SpeakerOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    authority = serializers.ChoiceField(choices=Authority.values)
    phone = serializers.CharField(allow_blank=True, help_text="Masked.")


class PartyOut(serializers.Serializer[Any]):
    """A party, by name for mediators; numbers are masked for everybody."""

    id = serializers.UUIDField()
    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.party`.")
    version = serializers.IntegerField()
    side = serializers.ChoiceField(choices=Side.values)
    kind = serializers.ChoiceField(choices=PartyKind.values)
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    id_number = serializers.CharField(allow_blank=True)
    address = serializers.CharField(allow_blank=True)
    representatives = SpeakerOut(many=True)
    rights_told_at = serializers.DateTimeField(allow_null=True)
    consent = serializers.ChoiceField(choices=Consent.values)
    consent_how = serializers.CharField(allow_blank=True, help_text="As it was recorded.")
    consent_at = serializers.DateTimeField(allow_null=True)


class ConflictOut(serializers.Serializer[Any]):
    """Why somebody may be too close to a party: a namesake, perhaps. People judge it."""

    party = serializers.IntegerField()
    why = serializers.ChoiceField(choices=["same_name", "same_phone", "same_household"])


class WishOut(serializers.Serializer[Any]):
    """What a party said to somebody of the roster."""

    party = serializers.IntegerField()
    wish = serializers.ChoiceField(choices=Wish.values)


class MediatorOut(serializers.Serializer[Any]):
    """Somebody of the roster, with what speaks for and against asking them."""

    code = serializers.CharField()
    name = serializers.CharField()
    sort = serializers.ChoiceField(choices=["member", "expert"])
    committee = serializers.CharField(allow_blank=True)
    account_id = serializers.UUIDField(allow_null=True)
    is_colleague = serializers.BooleanField(help_text="The reader may pass the case on to them.")
    near = serializers.ChoiceField(choices=["grid", "village", "township", "county"])
    knows = serializers.BooleanField(help_text="The matter is within a specialty of theirs.")
    languages = serializers.ListField(child=serializers.CharField())
    on_duty = serializers.BooleanField(help_text="Today.")
    phone = serializers.CharField(allow_blank=True)
    load = LoadOut(allow_null=True, help_text="Open cases that they hold; null for whoever holds none here.")
    wishes = WishOut(many=True, help_text="What the parties said to being mediated by them.")
    conflicts = ConflictOut(many=True)


class MediatorListOut(serializers.Serializer[Any]):
    items = MediatorOut(many=True)


class MediationSessionOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    number = serializers.IntegerField(
        help_text="As recorded: `data.session` of its step. Listed by `held_at`."
    )
    held_at = serializers.DateTimeField()
    place = serializers.CharField()
    mode = serializers.ChoiceField(choices=["open", "closed"])
    attendees = serializers.IntegerField()
    summary = serializers.CharField(help_text="Confidential: for mediators only.")
    next_at = serializers.DateTimeField(allow_null=True)


class DisputeOut(serializers.Serializer[Any]):
    """The dispute part of a case. `parties`, `sessions` and `outcome_note` are for mediators; null for
    anyone else."""

    session_count = serializers.IntegerField()
    outcome = serializers.CharField()
    routes_told = serializers.BooleanField()
    effective_on = serializers.DateField(allow_null=True)
    confirmation_due = serializers.DateField(allow_null=True)
    outcome_note = serializers.CharField(allow_null=True)
    sessions = MediationSessionOut(many=True, allow_null=True)
    parties = PartyOut(many=True, allow_null=True)
    may_write_parties = serializers.BooleanField()
