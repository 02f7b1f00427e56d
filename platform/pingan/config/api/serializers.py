"""Shapes of the configuration API. What cells are is told by a table's columns, so rows are open objects."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from pingan.config.errors import too_many_rows
from pingan.config.models import WHY_LENGTH
from pingan.config.sections import KINDS, MOST_ROWS
from pingan.core.api import StrictSerializer, TextField


@extend_schema_field({"type": "array", "items": {"type": "object", "additionalProperties": {}}})
class RowsField(serializers.Field[Any, Any, Any, Any]):
    """Rows as they were sent: their section reads the cells. Bounded before anything looks at them."""

    default_error_messages = {"no_list": serializers.ListField.default_error_messages["not_a_list"]}

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            self.fail("no_list", input_type=type(data).__name__)
        if len(data) > MOST_ROWS:
            raise too_many_rows(MOST_ROWS)
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class TableIn(StrictSerializer):
    valid_from = serializers.DateField(help_text="The first day it holds: today or later.")
    rows = RowsField(help_text="The whole table as it is to be.")
    why = TextField(max_length=WHY_LENGTH, lines=False, required=False, allow_blank=True, default="")


class ConfigurationIn(StrictSerializer):
    valid_from = serializers.DateField()
    dry_run = serializers.BooleanField()
    why = TextField(max_length=WHY_LENGTH, lines=False, required=False, allow_blank=True, default="")
    file = serializers.JSONField(help_text="As `config_whole` gave it.")


class ChangesIn(StrictSerializer):
    section = serializers.CharField(max_length=20, required=False)
    cursor = serializers.CharField(required=False)
    size = serializers.IntegerField(required=False)


class ChoiceOut(serializers.Serializer[Any]):
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too


class ColumnOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    label = serializers.CharField()  # type: ignore[assignment]
    hint = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    several = serializers.BooleanField(help_text="Its cells are lists.")
    fixed = serializers.BooleanField(help_text="Stays as it is once its row is there.")
    least = serializers.IntegerField()
    most = serializers.IntegerField(help_text="The largest number, or how many letters a text may have.")
    choices = ChoiceOut(many=True)


class PersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class ChangeOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    section = serializers.CharField()
    section_label = serializers.CharField()
    valid_from = serializers.DateField()
    at = serializers.DateTimeField()
    by = PersonOut(allow_null=True)
    why = serializers.CharField()
    added = serializers.IntegerField()
    changed = serializers.IntegerField()
    removed = serializers.IntegerField()
    undoes = serializers.UUIDField(allow_null=True, help_text="The change that this one takes back.")
    undone_by = serializers.UUIDField(allow_null=True)


class ChangeListOut(serializers.Serializer[Any]):
    items = ChangeOut(many=True)
    next = serializers.CharField(allow_null=True)


class ChangeWholeOut(ChangeOut):
    before = serializers.DictField(help_text="The rows it touched as they were, by their key.")
    after = serializers.DictField(help_text="The same as they became.")


class SectionOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    about = serializers.CharField()
    dated = serializers.BooleanField(help_text="Whether a change can be planned for a later day.")
    shared = serializers.BooleanField(help_text="One table for all counties of the platform.")
    writable = serializers.BooleanField(help_text="Whether the viewer's post may change it.")
    changed = ChangeOut(allow_null=True, help_text="The newest change.")


class SectionListOut(serializers.Serializer[Any]):
    items = SectionOut(many=True)


class TableOut(serializers.Serializer[Any]):
    section = SectionOut()
    columns = ColumnOut(many=True)
    key = serializers.ListField(child=serializers.CharField(), help_text="The columns that name a row.")
    rows = RowsField(help_text="As they will be once all that is planned holds.")
    most_rows = serializers.IntegerField()
    since = serializers.DateField(allow_null=True, help_text="No change can hold from an earlier day on.")
    version = serializers.CharField()


class CellProblemOut(serializers.Serializer[Any]):
    row = serializers.IntegerField(
        allow_null=True, help_text="Of those sent; null: of one that was left out."
    )
    key = serializers.CharField()
    column = serializers.CharField()
    reason = serializers.CharField()


class ConsequenceOut(serializers.Serializer[Any]):
    text = serializers.CharField()
    count = serializers.IntegerField()
    capped = serializers.BooleanField(help_text="Or more: counting stopped there.")


class PreviewOut(serializers.Serializer[Any]):
    version = serializers.CharField(help_text="Of the table as it is.")
    rows = RowsField(help_text="As they would be kept.")
    problems = CellProblemOut(many=True)
    added = serializers.ListField(child=serializers.CharField())
    changed = serializers.ListField(child=serializers.CharField())
    removed = serializers.ListField(child=serializers.CharField())
    consequences = ConsequenceOut(many=True, help_text="What it would have meant last month.")


class SheetOut(serializers.Serializer[Any]):
    rows = RowsField(help_text="As the file has them; nothing has been checked or saved.")


class SectionPreviewOut(serializers.Serializer[Any]):
    section = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    problems = CellProblemOut(many=True)
    added = serializers.IntegerField()
    changed = serializers.IntegerField()
    removed = serializers.IntegerField()


class ConfigurationOut(serializers.Serializer[Any]):
    platform = serializers.CharField()
    format = serializers.IntegerField()
    county = serializers.CharField()
    made_at = serializers.DateTimeField()
    sections = serializers.DictField(child=RowsField())


class ConfigurationTakenOut(serializers.Serializer[Any]):
    version = serializers.CharField(help_text="Of the configuration as it is: send it back to do it.")
    saved = serializers.BooleanField()
    sections = SectionPreviewOut(many=True)


class EmblemOut(serializers.Serializer[Any]):
    digest = serializers.CharField(help_text="What the county's table names it by, and its pages' addresses.")


class TextModuleOut(serializers.Serializer[Any]):
    shortcut = serializers.CharField()
    text = serializers.CharField()


class TextModuleListOut(serializers.Serializer[Any]):
    items = TextModuleOut(many=True)
