"""Shapes of the people API."""

from django.conf import settings
from rest_framework import serializers

from pingan.core.api import StrictSerializer
from pingan.people.policy import First
from pingan.people.reach import Span
from pingan.people.user_agents import Browser, Machine


class SignInIn(StrictSerializer):
    username = serializers.CharField(max_length=40)
    password = serializers.CharField(max_length=200, trim_whitespace=False, style={"input_type": "password"})


class PasswordIn(StrictSerializer):
    old_password = serializers.CharField(
        max_length=200, trim_whitespace=False, style={"input_type": "password"}
    )
    new_password = serializers.CharField(
        max_length=200, trim_whitespace=False, style={"input_type": "password"}
    )


class LanguageIn(StrictSerializer):
    language = serializers.ChoiceField(choices=[code for code, _name in settings.LANGUAGES])


class PostSwitchIn(StrictSerializer):
    post_id = serializers.UUIDField()


class AccountOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class PostOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    role = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    organisation = serializers.CharField()
    organisation_en = serializers.CharField()
    face = serializers.CharField(help_text="The address of the pages made for such a post.")


class ReachOut(serializers.Serializer[object]):
    span = serializers.ChoiceField(choices=[span.value for span in Span])
    tracks = serializers.ListField(
        child=serializers.CharField(), allow_null=True, help_text="Of which tracks the span is; null: of all."
    )
    own = serializers.BooleanField(
        help_text="Also what the account reported or holds, wherever and of whatever track."
    )


class SessionOut(serializers.Serializer[object]):
    account = AccountOut()
    post = PostOut()
    posts = PostOut(many=True)
    reaches = serializers.DictField(
        child=ReachOut(),
        help_text="What the present post may do, with its reach. What is absent is refused.",
    )
    windows = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Within how many days things can still be done here: `reopen_days`, `call_days`, ….",
    )
    upgrade_at = serializers.DateTimeField(
        allow_null=True,
        required=False,
        help_text="When the platform is to stand still for some minutes; null while nothing is announced.",
    )
    language = serializers.CharField()
    must_change_password = serializers.BooleanField(
        help_text="Somebody else gave the password: until it is changed, the server refuses everything else."
    )
    first = serializers.ChoiceField(
        choices=["", *(first.value for first in First)],
        help_text="What is to be done before the server does anything else: show a second factor, choose a "
        "password, set a second factor up. Empty for nothing.",
    )
    csrf_token = serializers.CharField()


class DeviceOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    machine = serializers.ChoiceField(choices=[machine.value for machine in Machine])
    browser = serializers.ChoiceField(choices=[browser.value for browser in Browser])
    signed_in_at = serializers.DateTimeField(allow_null=True)
    last_opened_at = serializers.DateTimeField(
        allow_null=True, help_text="When a page was last opened on it, to within ten minutes."
    )
    this_device = serializers.BooleanField()


class DeviceListOut(serializers.Serializer[object]):
    items = DeviceOut(many=True)


class WorkerOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()


class WorkerListOut(serializers.Serializer[object]):
    items = WorkerOut(many=True)
