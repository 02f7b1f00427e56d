"""How somebody gets in beside their password, over HTTP: a lost factor, and a provider's subject."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api import TextField
from pingan.identities.errors import NoProvider, SubjectTaken
from pingan.identities.models import SUBJECT_LENGTH
from pingan.people.api.base import ActorView
from pingan.staff import errors, ways_in
from pingan.staff.api import shapes
from pingan.staff.api.reading import said


class IdentityIn(shapes.WhyIn):
    subject = TextField(
        max_length=SUBJECT_LENGTH,
        lines=False,
        allow_blank=True,
        help_text="The provider's own word for the person; empty to bind none any more.",
    )


class WaysInOut(serializers.Serializer[object]):
    has_factor = serializers.BooleanField()
    has_provider = serializers.BooleanField(help_text="Whether there is a provider to bind people to.")
    subject = serializers.CharField(allow_blank=True, help_text="Empty where none is bound.")


class FactorResetView(ActorView):
    operations = {"POST": "staff.factor"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.NotYourself,)}

    @extend_schema(operation_id="staff_reset_factor", request=shapes.WhyIn, responses={204: None})
    def post(self, request: Request, account_id: UUID) -> Response:
        """Take a lost second factor away: whoever needs one sets another up at the next sign-in."""
        ways_in.reset_factor(account_id=account_id, why=said(shapes.WhyIn, request)["why"], by=self.actor)
        return Response(status=204)


class IdentityView(ActorView):
    operations = {"GET": "staff.identity", "PUT": "staff.identity"}
    confirmed = frozenset({"PUT"})
    problems = {"PUT": (errors.NotYourself, errors.NotYoursToBind, NoProvider, SubjectTaken)}

    @extend_schema(operation_id="staff_ways_in", responses=WaysInOut)
    def get(self, _request: Request, account_id: UUID) -> Response:
        """How somebody gets in beside their password."""
        return Response(ways_in.told(account_id=account_id, by=self.actor))

    @extend_schema(operation_id="staff_bind_identity", request=IdentityIn, responses={204: None})
    def put(self, request: Request, account_id: UUID) -> Response:
        """Let a provider's subject sign in as the account, in place of one before it; empty: none."""
        read = said(IdentityIn, request)
        ways_in.set_identity(account_id=account_id, subject=read["subject"], why=read["why"], by=self.actor)
        return Response(status=204)
