"""Shapes of what lies with a dispute: who mediates and helps, evidence, statements, what was read back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.cases.api.serializers import CasePersonOut
from pingan.core import clock
from pingan.core.api import MomentField, StrictSerializer, TextField
from pingan.mediation.evidence import MAX_EVIDENCE
from pingan.mediation.models import Answer, Form, HelperSort, Listener, Reading, StatementKind
from pingan.mediation.parties import MAX_PARTIES
from pingan.mediation.roster import LANGUAGE_CODES


def _number(**options: Any) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=1000, **options)


def _line(most: int) -> TextField:
    return TextField(max_length=most, lines=False, required=False, allow_blank=True, default="")


def _words(most: int) -> TextField:
    return TextField(max_length=most, required=False, allow_blank=True, default="")


class CoMediatorIn(StrictSerializer):
    account_id = serializers.UUIDField()


class HelperIn(StrictSerializer):
    """Somebody to help. `agreed`: the numbers of the parties that want it, which must be all."""

    sort = serializers.ChoiceField(choices=HelperSort.values)
    name = TextField(max_length=60, lines=False)
    bond = _line(200)
    agreed = serializers.ListField(child=_number(), max_length=MAX_PARTIES)


class EvidenceIn(StrictSerializer):
    """A piece of evidence. `party`: its number; null where the mediators found it."""

    party = _number(required=False, allow_null=True, default=None)
    title = TextField(max_length=120, lines=False)
    proves = _words(500)
    form = serializers.ChoiceField(choices=Form.values)
    pages = serializers.IntegerField(
        min_value=1, max_value=9999, required=False, allow_null=True, default=None
    )
    file_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    photo_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class EvidenceOrderIn(StrictSerializer):
    """The numbers of all that is listed, in the order in which it is bound."""

    numbers = serializers.ListField(child=_number(), max_length=MAX_EVIDENCE)


class InterpretedSerializer(StrictSerializer):
    """What was said in another language names it, and whoever put it into Chinese."""

    language = serializers.ChoiceField(choices=LANGUAGE_CODES, required=False, allow_blank=True, default="")
    interpreter = _line(60)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["language"] and not attrs["interpreter"]:
            raise serializers.ValidationError({"interpreter": [_("Name whoever interpreted.")]})
        if attrs["interpreter"] and not attrs["language"]:
            raise serializers.ValidationError({"language": [_("Choose what was spoken.")]})
        return attrs


class StatementIn(InterpretedSerializer):
    """What somebody said. `words` in Chinese; `original` as it was said, where that was another language."""

    kind = serializers.ChoiceField(choices=StatementKind.values)
    party = _number(required=False, allow_null=True, default=None)
    speaker = _line(60)
    said_at = MomentField()
    place = _line(200)
    present = _line(200)
    words = TextField(max_length=4000)
    original = _words(4000)

    def validate_said_at(self, moment: datetime) -> datetime:
        if not clock.now() - clock.FARTHEST_BACK <= moment <= clock.now() + clock.TOLERANCE:
            raise serializers.ValidationError(_("A value is out of range."))
        return moment

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if attrs["party"] is None and not attrs["speaker"]:
            raise serializers.ValidationError({"speaker": [_("Name whoever said it.")]})
        if attrs["original"] and not attrs["language"]:
            raise serializers.ValidationError({"language": [_("Choose what was spoken.")]})
        return attrs


class ReadBackIn(InterpretedSerializer):
    """That a text was read to somebody: of a paper (`paper_id`) or of a statement (its number).

    `number` says which party or helper; `name` who heard it for them, where it was somebody else.
    """

    paper_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    statement = _number(required=False, allow_null=True, default=None)
    listener = serializers.ChoiceField(choices=Listener.values)
    number = _number(required=False, allow_null=True, default=None)
    name = _line(60)
    reading = serializers.ChoiceField(choices=Reading.values)
    answer = serializers.ChoiceField(choices=Answer.values)
    objection = _words(500)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if (attrs["paper_id"] is None) == (attrs["statement"] is None):
            raise serializers.ValidationError({"statement": [_("Choose the text that was read.")]})
        if (attrs["reading"] == Reading.INTERPRETED) != bool(attrs["language"]):
            raise serializers.ValidationError({"language": [_("Choose what was spoken.")]})
        if (attrs["answer"] == Answer.OBJECTS) != bool(attrs["objection"]):
            raise serializers.ValidationError({"objection": [_("Write down what they say is wrong.")]})
        return attrs


# ── What is told


class DossierInShortOut(serializers.Serializer[Any]):
    """How much lies with a dispute, and who mediates beside the holder."""

    mediators = CasePersonOut(many=True)
    helpers = serializers.IntegerField()
    evidence = serializers.IntegerField()
    statements = serializers.IntegerField()


class DossierMayOut(serializers.Serializer[Any]):
    """What the reader may do with it now."""

    lead = serializers.BooleanField(help_text="Say who mediates with them.")
    write = serializers.BooleanField(help_text="Write down statements, and invite helpers.")
    list = serializers.BooleanField(help_text="List evidence.")
    give_back = serializers.BooleanField()
    sign = serializers.BooleanField(help_text="Record what was read back, and signatures.")
    read_caucus = serializers.BooleanField(help_text="They are one of the case's own mediators.")


class DossierMediatorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    leads = serializers.BooleanField()


class HelperOut(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="What the timeline calls them by: `data.helper`.")
    sort = serializers.ChoiceField(choices=HelperSort.values)
    name = serializers.CharField()
    bond = serializers.CharField(allow_blank=True)
    agreed = serializers.ListField(child=serializers.IntegerField())
    at = serializers.DateTimeField()
    left_at = serializers.DateTimeField(allow_null=True)


class EvidenceOut(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.evidence`.")
    version = serializers.IntegerField()
    party = serializers.IntegerField(allow_null=True)
    title = serializers.CharField()
    proves = serializers.CharField(allow_blank=True)
    form = serializers.ChoiceField(choices=Form.values)
    pages = serializers.IntegerField(allow_null=True)
    file_id = serializers.UUIDField(allow_null=True)
    photo_id = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField()
    returned_at = serializers.DateTimeField(allow_null=True)


class StatementOut(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.statement`.")
    version = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=StatementKind.values)
    party = serializers.IntegerField(allow_null=True)
    speaker = serializers.CharField()
    said_at = serializers.DateTimeField()
    place = serializers.CharField(allow_blank=True)
    present = serializers.CharField(allow_blank=True)
    words = serializers.CharField()
    language = serializers.CharField(allow_blank=True)
    original = serializers.CharField(allow_blank=True)
    interpreter = serializers.CharField(allow_blank=True)
    sha256 = serializers.CharField(help_text="Of what it says: what a signature under it stands for.")


class ReadBackOut(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.read_back`.")
    paper_id = serializers.UUIDField(allow_null=True)
    statement = serializers.IntegerField(allow_null=True)
    text_sha256 = serializers.CharField()
    listener = serializers.ChoiceField(choices=Listener.values)
    party = serializers.IntegerField(allow_null=True)
    name = serializers.CharField()
    reading = serializers.ChoiceField(choices=Reading.values)
    language = serializers.CharField(allow_blank=True)
    interpreter = serializers.CharField(allow_blank=True)
    answer = serializers.ChoiceField(choices=Answer.values)
    objection = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()
    signed_at = serializers.DateTimeField(allow_null=True)
    signature = serializers.CharField(allow_null=True, help_text="Where the picture of it is to be had.")
    image_sha256 = serializers.CharField(allow_null=True)


class DossierOut(serializers.Serializer[Any]):
    may = DossierMayOut()
    mediators = DossierMediatorOut(many=True)
    helpers = HelperOut(many=True)
    evidence = EvidenceOut(many=True)
    statements = StatementOut(many=True)
    read_backs = ReadBackOut(many=True)


class CoMediatorCandidateOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    organisation = serializers.CharField()


class CoMediatorCandidateListOut(serializers.Serializer[Any]):
    items = CoMediatorCandidateOut(many=True)
