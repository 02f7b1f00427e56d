"""Shapes of the API about second factors."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.core.api import StrictSerializer, TextField
from pingan.factors.models import NAME_LENGTH
from pingan.factors.sites import Possible

_LONGEST_CODE = 40
# An attestation that nobody asked for may come all the same; a certificate chain fits in.
_LONGEST_ANSWER = 16_000
WAYS = ("passkey", "totp", "recovery_code", "password")


class _Credential(serializers.DictField):
    """What `navigator.credentials` answered, as JSON with bytes in base64url."""

    def to_internal_value(self, data: Any) -> Any:
        read = super().to_internal_value(data)
        if len(json.dumps(read)) > _LONGEST_ANSWER:
            raise serializers.ValidationError(_("A value is out of range."))
        return read


class ProofIn(StrictSerializer):
    """One of these."""

    code = serializers.CharField(max_length=_LONGEST_CODE, required=False)
    recovery_code = serializers.CharField(max_length=_LONGEST_CODE, required=False)
    password = serializers.CharField(
        max_length=200, trim_whitespace=False, required=False, style={"input_type": "password"}
    )
    passkey = _Credential(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs) != 1:
            raise serializers.ValidationError(
                _("Show one thing: a code, a recovery code, a passkey or the password.")
            )
        return attrs


class CodeIn(StrictSerializer):
    code = serializers.CharField(max_length=_LONGEST_CODE)


class PasskeyIn(StrictSerializer):
    name = TextField(max_length=NAME_LENGTH, lines=False)
    passkey = _Credential()


class ConfirmationOut(serializers.Serializer[object]):
    fresh = serializers.BooleanField(help_text="Nothing asks for it for some minutes yet.")
    ways = serializers.ListField(child=serializers.ChoiceField(choices=WAYS))


class PasskeyOptionsOut(serializers.Serializer[object]):
    options = serializers.DictField(help_text="For navigator.credentials, with bytes in base64url.")


class PasskeyOut(serializers.Serializer[object]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    host = serializers.CharField(help_text="Under which name of the platform it works.")
    made_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)


class FactorsOut(serializers.Serializer[object]):
    needed = serializers.BooleanField(help_text="The post does not open by a password alone.")
    totp_since = serializers.DateTimeField(allow_null=True)
    passkeys = PasskeyOut(many=True)
    recovery_codes_left = serializers.IntegerField()
    passkeys_here = serializers.ChoiceField(choices=[possible.value for possible in Possible])


class OfferOut(serializers.Serializer[object]):
    secret = serializers.CharField()
    uri = serializers.CharField()
    picture = serializers.CharField(help_text="The QR code, as a data address.")


class RecoveryCodesOut(serializers.Serializer[object]):
    recovery_codes = serializers.ListField(
        child=serializers.CharField(), help_text="Told this once; empty where the codes before still hold."
    )
