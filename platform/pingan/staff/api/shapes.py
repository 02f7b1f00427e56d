"""Shapes of the API about people at work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.core import clock
from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.people.models import PHONE_LENGTH, FailedWay
from pingan.staff.accounts import MOST_PASSWORDS
from pingan.staff.models import NAME_LENGTH, WHY_LENGTH, Outcome, RollState
from pingan.staff.posts import FARTHEST
from pingan.staff.selectors import STATES

MOST_SETTLED = 100
_LONGEST_Q = 40


class _Why(TextField):
    """Why it is done: kept with the act, for whoever audits."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=WHY_LENGTH, lines=False, **options)


class _NearDay(serializers.DateField):
    """A day that somebody could mean."""

    def to_internal_value(self, value: Any) -> Any:
        day = super().to_internal_value(value)
        if abs(day - clock.today()) > 10 * FARTHEST:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


# -- asked -----------------------------------------------------------------------------------------


class AccountsQuery(StrictSerializer):
    q = TextField(max_length=_LONGEST_Q, lines=False, required=False, allow_blank=True, default="")
    state = serializers.ChoiceField(choices=STATES, required=False, allow_blank=True, default="")
    role = serializers.CharField(max_length=20, required=False, allow_blank=True, default="")
    area = AreaCodeField(required=False, allow_blank=True, default="")
    after = serializers.UUIDField(required=False, allow_null=True, default=None)


class AfterQuery(StrictSerializer):
    after = serializers.UUIDField(required=False, allow_null=True, default=None)


class AfterNumberQuery(StrictSerializer):
    after = serializers.IntegerField(
        min_value=0, max_value=2**53, required=False, allow_null=True, default=None
    )


class DirectoryQuery(StrictSerializer):
    q = TextField(max_length=_LONGEST_Q, lines=False, required=False, allow_blank=True, default="")
    area = AreaCodeField(required=False, allow_blank=True, default="")
    after = serializers.UUIDField(required=False, allow_null=True, default=None)


class HeldQuery(StrictSerializer):
    area = AreaCodeField()
    on = _NearDay(required=False, allow_null=True, default=None, help_text="Today, if none.")


class DayQuery(StrictSerializer):
    on = _NearDay(required=False, allow_null=True, default=None, help_text="Today, if none.")


class ChoicesQuery(StrictSerializer):
    role = serializers.CharField(max_length=20)
    area = AreaCodeField()


class RollQuery(StrictSerializer):
    name = TextField(max_length=NAME_LENGTH, lines=False)
    why = _Why()


class RollRowsQuery(StrictSerializer):
    state = serializers.ChoiceField(choices=RollState.choices)
    after = serializers.IntegerField(min_value=0, max_value=10_000, required=False, default=0)


# -- said ------------------------------------------------------------------------------------------


class WhyIn(StrictSerializer):
    why = _Why()


class NewAccountIn(StrictSerializer):
    id = serializers.UUIDField()
    username = serializers.CharField(max_length=40)
    name = TextField(max_length=40, lines=False)
    phone = serializers.CharField(max_length=PHONE_LENGTH, required=False, allow_blank=True, default="")
    area_code = AreaCodeField(help_text="Where somebody belongs, and so who looks after them.")
    why = _Why()


class PersonIn(StrictSerializer):
    name = TextField(max_length=40, lines=False)
    phone = serializers.CharField(max_length=PHONE_LENGTH, required=False, allow_blank=True, default="")
    why = _Why()


class PasswordsIn(StrictSerializer):
    accounts = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_PASSWORDS, allow_empty=False
    )
    why = _Why()


class NominationIn(StrictSerializer):
    id = serializers.UUIDField()
    account_id = serializers.UUIDField()
    role = serializers.CharField(max_length=20, required=False, allow_blank=True, default="")
    area_code = AreaCodeField(required=False, allow_blank=True, default="")
    organisation_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The usual one there, if none."
    )
    starts_on = _NearDay()
    ends_on = _NearDay(required=False, allow_null=True, default=None)
    acting_for = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The post that this one stands in for."
    )
    why = _Why()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        from pingan.people.roles import ROLES

        if attrs["acting_for"] is None:
            if attrs["role"] not in ROLES:
                raise serializers.ValidationError({"role": [_("There is no such role.")]})
            if not attrs["area_code"]:
                raise serializers.ValidationError({"area_code": [_("Say where.")]})
        return attrs


class SettleIn(StrictSerializer):
    nominations = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_SETTLED, allow_empty=False
    )
    give = serializers.BooleanField()
    answer = TextField(max_length=WHY_LENGTH, lines=False, required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["give"] and not attrs["answer"]:
            raise serializers.ValidationError({"answer": [_("Say why it is refused.")]})
        return attrs


class EndPostIn(StrictSerializer):
    on = _NearDay(help_text="Its last day; yesterday is at once.")
    why = _Why()


class AbsenceIn(StrictSerializer):
    id = serializers.UUIDField()
    post_id = serializers.UUIDField()
    first_day = _NearDay()
    last_day = _NearDay()
    stand_in = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="The account of whoever does the work meanwhile.",
    )


# -- told ------------------------------------------------------------------------------------------


class StaffNamedOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class StaffPersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)


class StaffPostOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    role = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    organisation = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    acting_for = StaffNamedOut(allow_null=True)


class StaffAccountOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    username = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    version = serializers.IntegerField()
    posts = StaffPostOut(many=True)
    waits = serializers.BooleanField(help_text="A post has been asked for and waits.")


class StaffAccountListOut(serializers.Serializer[Any]):
    items = StaffAccountOut(many=True)
    next = serializers.UUIDField(allow_null=True)


class HoldingOut(serializers.Serializer[Any]):
    what = serializers.CharField()
    n = serializers.IntegerField()


class AbsenceOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    first_day = serializers.DateField()
    last_day = serializers.DateField()
    stand_in = StaffNamedOut(allow_null=True)


class PostOfAccountOut(StaffPostOut):
    holds = HoldingOut(many=True)
    absences = AbsenceOut(many=True)


class StaffAccountRefOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    username = serializers.CharField()


class NominationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    account = StaffAccountRefOut()
    role = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    organisation = serializers.CharField(allow_null=True)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    acting_for = StaffNamedOut(allow_null=True)
    why = serializers.CharField()
    asked_by = StaffNamedOut()
    asked_at = serializers.DateTimeField()
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    answer = serializers.CharField(allow_blank=True)


class NominationListOut(serializers.Serializer[Any]):
    items = NominationOut(many=True)
    next = serializers.UUIDField(allow_null=True)


class DeedOut(serializers.Serializer[Any]):
    act = serializers.CharField()
    at = serializers.DateTimeField()
    by = StaffNamedOut()
    why = serializers.CharField()


class StaffAccountWholeOut(StaffAccountOut):
    devices = serializers.IntegerField(help_text="On how many it is signed in.")
    history = PostOfAccountOut(many=True)
    nominations = NominationOut(many=True)
    deeds = DeedOut(many=True)
    may_reset = serializers.BooleanField()


class SlipOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    username = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    password = serializers.CharField(help_text="Told here and nowhere else.")


class SlipListOut(serializers.Serializer[Any]):
    items = SlipOut(many=True)


class SettledOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    outcome = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)


class SettledListOut(serializers.Serializer[Any]):
    items = SettledOut(many=True)


class HeldPostOut(StaffPostOut):
    account = StaffPersonOut()
    away = serializers.BooleanField()
    works = serializers.BooleanField(help_text="The account is open.")


class HeldPostListOut(serializers.Serializer[Any]):
    items = HeldPostOut(many=True)


class GapOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    lng = serializers.FloatField(help_text="Of a point well inside the grid.")
    lat = serializers.FloatField()


class GapListOut(serializers.Serializer[Any]):
    items = GapOut(many=True)


class LeavingOut(StaffPostOut):
    account = StaffPersonOut()
    works = serializers.BooleanField(help_text="The account is open.")
    holds = HoldingOut(many=True)


class LeavingListOut(serializers.Serializer[Any]):
    items = LeavingOut(many=True)


class DirectoryEntryOut(serializers.Serializer[Any]):
    post = serializers.UUIDField()
    account = StaffPersonOut()
    role = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    organisation = serializers.CharField()
    organisation_phone = serializers.CharField(allow_blank=True)
    acting_for = StaffNamedOut(allow_null=True)


class DirectoryOut(serializers.Serializer[Any]):
    items = DirectoryEntryOut(many=True)
    next = serializers.UUIDField(allow_null=True)


class StaffCardOut(serializers.Serializer[Any]):
    account = StaffPersonOut()
    posts = DirectoryEntryOut(many=True)
    away_until = serializers.DateField(allow_null=True)
    stand_in = StaffPersonOut(allow_null=True)


class WatchedActOut(serializers.Serializer[Any]):
    seq = serializers.IntegerField()
    at = serializers.DateTimeField()
    type = serializers.CharField()
    by = serializers.CharField(allow_null=True, help_text="Null: the machine's console.")
    by_id = serializers.UUIDField(allow_null=True)
    whom = serializers.CharField(allow_null=True)
    whom_id = serializers.UUIDField(allow_null=True, help_text="Null where it was done to no account.")
    section = serializers.CharField(allow_blank=True)
    why = serializers.CharField(allow_blank=True)


class WatchedActListOut(serializers.Serializer[Any]):
    items = WatchedActOut(many=True)
    next = serializers.IntegerField(allow_null=True)


class FailedSignInOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    account = StaffAccountRefOut(allow_null=True, help_text="Null: user names that nobody has, all together.")
    day = serializers.DateField()
    way = serializers.ChoiceField(FailedWay.choices, help_text="What was wrong: the password, or the factor.")
    known = serializers.BooleanField(help_text="On a device on which the account had been signed in before.")
    tries = serializers.IntegerField()
    last_at = serializers.DateTimeField()


class FailedSignInListOut(serializers.Serializer[Any]):
    items = FailedSignInOut(many=True)
    next = serializers.UUIDField(allow_null=True)


class EmployerOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    usual = serializers.BooleanField()


class EmployerListOut(serializers.Serializer[Any]):
    items = EmployerOut(many=True)


class RollOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    why = serializers.CharField()
    by = StaffNamedOut()
    at = serializers.DateTimeField()
    ready = serializers.IntegerField()
    refused = serializers.IntegerField()
    taken_in = serializers.IntegerField()


class RollListOut(serializers.Serializer[Any]):
    items = RollOut(many=True)


class RollFaultOut(serializers.Serializer[Any]):
    column = serializers.CharField()
    reason = serializers.CharField()


class RollRowOut(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)
    username = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    role = serializers.CharField(allow_blank=True)
    area_code = serializers.CharField(allow_blank=True)
    organisation = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=RollState.choices)
    faults = RollFaultOut(many=True)


class RollRowListOut(serializers.Serializer[Any]):
    items = RollRowOut(many=True)
    next = serializers.IntegerField(allow_null=True)
