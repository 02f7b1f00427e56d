"""HTTP for whom the parties want to mediate, and who is close to one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import NOTE_LENGTH
from pingan.core.api import StrictSerializer, TextField
from pingan.mediation import choices, errors
from pingan.mediation.api.base import (
    CODE_LENGTH,
    TELLS,
    once_beside,
    optional,
    read_as,
)
from pingan.mediation.models import Wish
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class MediatorChoiceIn(StrictSerializer):
    party = serializers.IntegerField(min_value=1, max_value=1000)
    mediator = TextField(max_length=CODE_LENGTH, lines=False, help_text="Their code in the roster.")
    wish = serializers.ChoiceField(choices=Wish.values)


class DeclarationIn(StrictSerializer):
    close = serializers.BooleanField()
    anyway = serializers.BooleanField(
        required=False, default=False, help_text="All parties know of it and want the mediator all the same."
    )
    why = optional(NOTE_LENGTH, lines=True)


class MediatorChoiceOut(serializers.Serializer[Any]):
    party = serializers.IntegerField()
    mediator = serializers.CharField()
    name = serializers.CharField()
    wish = serializers.ChoiceField(choices=Wish.values)
    at = serializers.DateTimeField()


class DeclarationOut(serializers.Serializer[Any]):
    name = serializers.CharField(allow_blank=True)
    own = serializers.BooleanField()
    close = serializers.BooleanField()
    anyway = serializers.BooleanField()
    why = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()


class MediatorChoicesOut(serializers.Serializer[Any]):
    items = MediatorChoiceOut(many=True)
    declarations = DeclarationOut(many=True)


class ChoiceListView(ActorView):
    operations = {"POST": "mediation.parties"}
    problems = {"POST": (errors.UnknownMediator,)}

    @extend_schema(
        operation_id="mediators_choose",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=MediatorChoiceIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Write down what a party says to somebody of the roster: chosen, accepted or refused."""
        said, by = read_as(MediatorChoiceIn, request), self.actor
        return once_beside(
            request, case_id, by, lambda: choices.choose_mediator(case_id=case_id, by=by, **said)
        )


class DeclarationView(ActorView):
    operations = {"PUT": "mediation.parties"}
    problems = {"PUT": (errors.WhyMissing,)}

    @extend_schema(
        operation_id="mediators_declare",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=DeclarationIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID) -> Response:
        """Say of oneself whether one is close to a party, and whether all parties want one all the same."""
        said, by = read_as(DeclarationIn, request), self.actor
        return once_beside(
            request, case_id, by, lambda: choices.declare_interest(case_id=case_id, by=by, **said)
        )
