"""Shapes of papers."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.cases.api.serializers import CasePersonOut
from pingan.cases.parts import Part
from pingan.core.api import StrictSerializer, TextField
from pingan.papers import selectors
from pingan.papers.kinds import CODE_LENGTH, CONTENTS, COVER, PAPER
from pingan.papers.models import WHY_LENGTH, Made, Paper

LONGEST_SAID = 4000
DOCX, PDF = "docx", "pdf"


class CasePapersOut(serializers.Serializer[Any]):
    """How many papers a case has; the papers themselves have an address of their own."""

    made = serializers.IntegerField()


PART = Part(
    of=selectors.short,
    anew=lambda _case: None,
    field=lambda: CasePapersOut(allow_null=True),
    lies_in=((Paper, "case_id"),),
)


class SaidField(serializers.DictField):
    """What the maker says themselves, by the codes of fields that are `asked`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(child=TextField(max_length=LONGEST_SAID, allow_blank=True), **options)


class PaperIn(StrictSerializer):
    kind = serializers.CharField(max_length=CODE_LENGTH)
    said = SaidField(required=False, default=dict)
    anyway = serializers.BooleanField(
        required=False, default=False, help_text="Although no font here has some of its characters."
    )


class PaperDraftIn(StrictSerializer):
    kind = serializers.CharField(max_length=CODE_LENGTH)
    said = SaidField(required=False, default=dict)


class FormatIn(StrictSerializer):
    """As a Word document, or as a PDF."""

    format = serializers.ChoiceField(choices=[DOCX, PDF], required=False, default=PDF)


class PdfOut(serializers.Serializer[Any]):
    state = serializers.ChoiceField(choices=[state for state, _label in Made.STATES])
    pages = serializers.IntegerField()
    size = serializers.IntegerField(help_text="In bytes.")
    sha256 = serializers.CharField(allow_null=True)
    fault = serializers.CharField(help_text="Why there is none, in the reader's language.")


class PaperTemplateRefOut(serializers.Serializer[Any]):
    version = serializers.IntegerField(help_text="0: the built-in one.")
    sha256 = serializers.CharField()


class PaperOut(serializers.Serializer[Any]):
    """A paper as it was frozen. A second making is a new version; the old one stays."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    version = serializers.IntegerField()
    number = serializers.CharField()
    url = serializers.CharField(help_text="Where it is to be had, as `?format=docx` or `pdf`.")
    by = CasePersonOut()
    at = serializers.DateTimeField()
    size = serializers.IntegerField(help_text="Of the Word document, in bytes.")
    sha256 = serializers.CharField()
    template = PaperTemplateRefOut()
    pdf = PdfOut()


class BoundFileOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    url = serializers.CharField()
    by = CasePersonOut()
    at = serializers.DateTimeField()
    pdf = PdfOut()


class OfferedPaperOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    asked = serializers.IntegerField(help_text="How many fields its maker may fill in.")


class CasePaperListOut(serializers.Serializer[Any]):
    items = PaperOut(many=True, help_text="By kind, the newest version first.")
    offered = OfferedPaperOut(many=True, help_text="What the reader may make of the case as it stands.")
    bound = BoundFileOut(allow_null=True, help_text="The newest whole file.")
    may_bind = serializers.BooleanField()


class PaperFieldDraftOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    asked = serializers.BooleanField()
    value = serializers.CharField(help_text="Empty: left blank, to be written by hand.")
    rows = serializers.ListField(child=serializers.CharField())


class PaperDraftOut(serializers.Serializer[Any]):
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    number = serializers.CharField(help_text="Empty: it will be given one, if it is numbered.")
    numbered = serializers.BooleanField()
    fields = PaperFieldDraftOut(many=True)  # type: ignore[assignment]  # the base has one too
    no_glyph = serializers.ListField(
        child=serializers.CharField(), help_text="Characters that no font here has: the PDF would show boxes."
    )


# ── Templates


class PaperMemberOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too


class PaperFieldOut(serializers.Serializer[Any]):
    """A field of a kind: `name` (or `code`) is what a template writes in braces."""

    code = serializers.CharField()
    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    needed = serializers.BooleanField()
    asked = serializers.BooleanField()
    members = PaperMemberOut(many=True, help_text="Of a list: what each of its rows has.")


class PaperKindOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    place = serializers.IntegerField()
    part = serializers.ChoiceField(choices=[PAPER, COVER, CONTENTS])
    numbered = serializers.CharField(help_text="The form of its number; empty where it has none.")
    fields = PaperFieldOut(many=True)  # type: ignore[assignment]  # the base has one too


class PaperKindListOut(serializers.Serializer[Any]):
    items = PaperKindOut(many=True)


class TemplateVersionOut(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    valid_from = serializers.DateField()
    is_built_in = serializers.BooleanField(help_text="From that day on the built-in one again.")
    is_current = serializers.BooleanField()
    sha256 = serializers.CharField(allow_null=True)
    size = serializers.IntegerField()
    why = serializers.CharField()
    by = CasePersonOut()
    at = serializers.DateTimeField()


class TemplateListOut(serializers.Serializer[Any]):
    kind = PaperKindOut()
    items = TemplateVersionOut(
        many=True, help_text="The newest first; empty: the built-in one has always held."
    )


class TemplateIn(StrictSerializer):
    """Query parameters of a template: from which day on it holds, and why."""

    valid_from = serializers.DateField()
    why = TextField(max_length=WHY_LENGTH, lines=False, required=False, allow_blank=True, default="")


class VersionIn(StrictSerializer):
    version = serializers.IntegerField(
        required=False, min_value=0, max_value=1_000_000, help_text="0: the built-in one. Without: today's."
    )


class TemplateLookOut(serializers.Serializer[Any]):
    used = serializers.ListField(child=serializers.CharField())
    unknown = serializers.ListField(child=serializers.CharField(), help_text="Named, and not there.")
    missing = serializers.ListField(child=serializers.CharField(), help_text="Needed, and not named.")
