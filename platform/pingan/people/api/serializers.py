"""Shapes of the people API."""

from rest_framework import serializers

from pingan.core.api import StrictSerializer
from pingan.people.actors import Role
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


class PostSwitchIn(StrictSerializer):
    post_id = serializers.UUIDField()


class AccountOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class PostOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    role = serializers.ChoiceField(choices=[role.value for role in Role])
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    organisation = serializers.CharField()
    organisation_en = serializers.CharField()


class SessionOut(serializers.Serializer[object]):
    account = AccountOut()
    post = PostOut()
    posts = PostOut(many=True)
    language = serializers.CharField()
    must_change_password = serializers.BooleanField(
        help_text="Somebody else gave the password: until it is changed, the server refuses everything else."
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
