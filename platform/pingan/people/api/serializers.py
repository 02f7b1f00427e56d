"""Shapes of the people API."""

from rest_framework import serializers

from pingan.core.api import StrictSerializer
from pingan.people.actors import Role


class SignInIn(StrictSerializer):
    username = serializers.CharField(max_length=40)
    password = serializers.CharField(max_length=200, trim_whitespace=False, style={"input_type": "password"})


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
    csrf_token = serializers.CharField()


class WorkerOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()


class WorkerListOut(serializers.Serializer[object]):
    items = WorkerOut(many=True)
