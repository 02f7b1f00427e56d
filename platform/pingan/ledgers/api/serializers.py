"""Shapes of ledgers and forms: what comes in is checked, what goes out is told to the schema."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.core.ids import is_uuid7
from pingan.core.paging import MAX_SIZE
from pingan.ledgers.forms import MONTHS
from pingan.ledgers.models import CODE_LENGTH, FIELD_LENGTH
from pingan.ledgers.selectors import STATES
from pingan.ledgers.turns import FAULT, LEFT

CODE = rf"^[A-Za-z0-9_.-]{{1,{CODE_LENGTH}}}\Z"


class LedgerIn(StrictSerializer):
    """`id` is a UUIDv7 of the sender's own: the same again is the same ledger."""

    id = serializers.UUIDField()
    kind = serializers.RegexField(CODE)
    since = serializers.DateField(help_text="The first day it is of.")
    until = serializers.DateField(help_text="The last day it is of.")
    area = AreaCodeField(required=False, allow_null=True, default=None)
    purpose = serializers.RegexField(CODE)

    def validate_id(self, value: Any) -> Any:
        if not is_uuid7(value):
            raise serializers.ValidationError(_("Must be a UUID of version 7."))
        return value


class LedgerQuery(StrictSerializer):
    cursor = serializers.CharField(required=False, help_text="The `next` of the page before.")
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)


class LedgerAreaOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class LedgerOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    area = LedgerAreaOut()
    organisation = serializers.CharField(allow_null=True, help_text="Whose part of the area it is alone.")
    since = serializers.DateField()
    until = serializers.DateField()
    purpose = serializers.CharField()
    asked_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=STATES)
    rows = serializers.IntegerField(help_text="In it, as far as it has come.")
    capped = serializers.BooleanField(help_text="There would have been more rows.")
    size = serializers.IntegerField(help_text="In bytes.")
    trouble = serializers.ChoiceField(choices=[FAULT, LEFT], allow_blank=True)
    expires_at = serializers.DateTimeField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Of its file; null where there is none.")


class LedgerListOut(serializers.Serializer[Any]):
    items = LedgerOut(many=True)
    next = serializers.CharField(allow_null=True)


class LedgerKindOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    about = serializers.CharField()
    by_month = serializers.BooleanField(help_text="Of whole months alone.")


class LedgerPurposeOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own


class LedgerKindsOut(serializers.Serializer[Any]):
    kinds = LedgerKindOut(many=True)
    purposes = LedgerPurposeOut(many=True)
    most_days = serializers.IntegerField()
    kept_days = serializers.IntegerField()


# -- forms -----------------------------------------------------------------------------------------


class AskedAgainIn(StrictSerializer):
    """A form, or one field of it. In the body, for addresses stand in logs."""

    form = serializers.RegexField(CODE)
    field = TextField(max_length=FIELD_LENGTH, lines=False, required=False, allow_blank=True, default="")


class FiguresQuery(StrictSerializer):
    months = serializers.IntegerField(required=False, min_value=1, max_value=MONTHS, default=MONTHS)


class FormFieldOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    also_in = serializers.ListField(
        child=serializers.CharField(), help_text="Other forms in force that ask for the same."
    )


class FormOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    owner = serializers.CharField()
    basis = serializers.CharField()
    since = serializers.DateField()
    until = serializers.DateField()
    ended = serializers.BooleanField()
    fields = FormFieldOut(many=True)  # type: ignore[assignment]  # a field of that name, not DRF's own


class FormListOut(serializers.Serializer[Any]):
    items = FormOut(many=True)


class AskedFigureOut(serializers.Serializer[Any]):
    n = serializers.IntegerField()
    few = serializers.BooleanField(help_text="A month of fewer than `fewest` is left out of it.")


class FormFieldFigureOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    asked = AskedFigureOut()


class FormFigureOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    owner = serializers.CharField(allow_blank=True)
    basis = serializers.CharField(allow_blank=True)
    until = serializers.DateField(allow_null=True)
    ended = serializers.BooleanField()
    asked = AskedFigureOut(help_text="For the form and all of its fields.")
    whole = AskedFigureOut(help_text="For the form as a whole.")
    fields = FormFieldFigureOut(many=True)  # type: ignore[assignment]  # a field of that name, not DRF's own


class FormOwnerOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    forms = serializers.IntegerField(help_text="In force.")
    asked = AskedFigureOut()


class FormFiguresOut(serializers.Serializer[Any]):
    since = serializers.DateField()
    fewest = serializers.IntegerField()
    forms = FormFigureOut(many=True)
    owners = FormOwnerOut(many=True)
