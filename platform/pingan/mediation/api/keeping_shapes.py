"""Shapes of what is told of an agreement and of how it is kept."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.cases.api.serializers import CaseRow
from pingan.mediation.models import Confirmation, Keeping, Visit
from pingan.mediation.models.keeping import How


def _money(**options: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=13, decimal_places=2, **options)


class BarOut(serializers.Serializer[Any]):
    """What no court confirms, by which article."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, as DRF allows
    law = serializers.CharField()


class CourtOut(serializers.Serializer[Any]):
    """What the court was asked and said."""

    state = serializers.ChoiceField(choices=Confirmation.values)
    until = serializers.DateField(allow_null=True, help_text="The last day on which it can be asked.")
    court = serializers.CharField(allow_blank=True)
    applied_on = serializers.DateField(allow_null=True)
    decided_on = serializers.DateField(allow_null=True)
    ruling = serializers.CharField(allow_blank=True)
    bars = BarOut(many=True, help_text="What the agreement decides that no court confirms.")
    often = BarOut(many=True, help_text="What such agreements often decide; nobody has said of this one.")


class TermsOut(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    issues = serializers.CharField(allow_blank=True)
    agreed = serializers.CharField(allow_blank=True)
    left_open = serializers.CharField(allow_blank=True)
    how = serializers.CharField(allow_blank=True)
    decides = serializers.ListField(child=serializers.CharField(), allow_null=True)
    total = _money(allow_null=True)
    why_not = serializers.CharField(allow_blank=True, help_text="Why the court did not confirm it.")


class PerformanceOut(serializers.Serializer[Any]):
    on = serializers.DateField()
    amount = _money(allow_null=True)
    how = serializers.ChoiceField(choices=How.values)
    note = serializers.CharField(allow_blank=True)
    proof = serializers.UUIDField(allow_null=True, help_text="A file of the case.")


class PromiseOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    payer = serializers.IntegerField(allow_null=True)
    payee = serializers.IntegerField(allow_null=True)
    what = serializers.CharField(allow_blank=True)
    amount = _money(allow_null=True)
    paid = _money()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(choices=Keeping.values)
    done_on = serializers.DateField(allow_null=True)
    breached_on = serializers.DateField(allow_null=True)
    road = serializers.CharField(allow_blank=True)
    urged = serializers.IntegerField()
    urged_on = serializers.DateField(allow_null=True)
    performances = PerformanceOut(many=True)


class VisitorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True)


class VisitOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    why = serializers.ChoiceField(choices=Visit.Why.values)
    days = serializers.IntegerField(allow_null=True)
    due_on = serializers.DateField()
    made_at = serializers.DateTimeField(allow_null=True)
    way = serializers.CharField(allow_blank=True)
    asked = serializers.ListField(child=serializers.IntegerField())
    kept = serializers.CharField(allow_blank=True)
    satisfied = serializers.BooleanField(allow_null=True)
    went_on = serializers.CharField(allow_blank=True)
    opinion = serializers.CharField(allow_blank=True)
    troubles = serializers.CharField(allow_blank=True)
    by = VisitorOut(allow_null=True)


class SameMatterOut(serializers.Serializer[Any]):
    """A dispute of the same place, kind and sides."""

    id = serializers.UUIDField()
    code = serializers.CharField()
    received_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField(allow_blank=True)


class KeepingOut(serializers.Serializer[Any]):
    """How an agreement stands. `terms`, `promises`, `visits` and `came_back` are null for all but
    mediators."""

    keeping = serializers.ChoiceField(choices=Keeping.values)
    kept_by = serializers.DateField(
        allow_null=True, help_text="The last day on which something is to be kept."
    )
    next_visit_on = serializers.DateField(allow_null=True)
    confirmation = CourtOut(allow_null=True)
    terms = TermsOut(allow_null=True)
    promises = PromiseOut(many=True, allow_null=True)
    visits = VisitOut(many=True, allow_null=True)
    came_back = SameMatterOut(many=True, allow_null=True)
    may_write = serializers.BooleanField()
    may_follow = serializers.BooleanField()
    may_visit = serializers.BooleanField(help_text="The reader did not mediate it alone.")
    may_mediate_anew = serializers.BooleanField(help_text="It has ended, and no open case took it up yet.")


class ToComeOut(serializers.Serializer[Any]):
    case = CaseRow()
    number = serializers.IntegerField(allow_null=True)
    due_on = serializers.DateField()
    why = serializers.CharField(allow_blank=True)
    state = serializers.CharField(allow_blank=True)
    amount = _money(allow_null=True)
    urged_on = serializers.DateField(allow_null=True)


class ToComeListOut(serializers.Serializer[Any]):
    items = ToComeOut(many=True)
    next = serializers.CharField(allow_null=True)
