"""HTTP for who is writing: take it, go on with it, let it go, take it over."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import leases
from pingan.cases.errors import NotYourMove, WrongState
from pingan.cases.leases import Writer
from pingan.cases.models import Case, Lease
from pingan.cases.parts import Part
from pingan.core.errors import BadInput
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

_WHAT: Final = re.compile(r"[a-z_]{1,30}(\.[0-9a-f-]{1,36})?")
WHAT = OpenApiParameter(
    "what",
    str,
    OpenApiParameter.PATH,
    description="The step whose form is written, and behind a point which part of it: `amend_party.2`.",
)


class LeaseOut(serializers.Serializer[Any]):
    """Somebody is writing a form of the case."""

    what = serializers.CharField(help_text="The step it is for, and of which part: `amend_party.2`.")
    id = serializers.UUIDField(help_text="The account of whoever writes.")
    name = serializers.CharField()
    since = serializers.DateTimeField()
    until = serializers.DateTimeField(help_text="Unless they go on writing, it is free again then.")


def describe(writer: Writer) -> dict[str, Any]:
    return {name: getattr(writer, name) for name in Writer.__slots__}


def _of_case(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    return [describe(writer) for writer in leases.shown_to(case, viewer)]


PART = Part(
    of=_of_case,
    anew=lambda _case: [],
    field=lambda: LeaseOut(many=True, help_text="Who is writing what, for those of its desks."),
    lies_in=((Lease, "case"),),
)


class LeaseView(ActorView):
    operations = {"PUT": leases.OPERATION, "DELETE": leases.OPERATION}

    @extend_schema(operation_id="leases_take", parameters=[WHAT], request=None, responses=LeaseOut)
    def put(self, _request: Request, case_id: UUID, what: str) -> Response:
        """Say that one writes: for ninety seconds, and again for as long as one types.

        The answer is whose it is: another's, where somebody else was writing before.
        """
        writer = leases.take(case_id=case_id, what=_known(what), by=self.actor)
        return Response(describe(writer))

    @extend_schema(operation_id="leases_let_go", parameters=[WHAT], responses={204: None})
    def delete(self, _request: Request, case_id: UUID, what: str) -> Response:
        """Say that one writes no more."""
        leases.let_go(case_id=case_id, what=_known(what), by=self.actor)
        return Response(status=204)


class LeaseTakeOverView(ActorView):
    operations = {"POST": leases.OPERATION}
    problems = {"POST": (NotYourMove, WrongState)}

    @extend_schema(
        operation_id="leases_take_over",
        parameters=[WHAT, receipts.IDEMPOTENCY_KEY],
        request=None,
        responses=LeaseOut,
    )
    def post(self, request: Request, case_id: UUID, what: str) -> Response:
        """Go on writing what somebody else writes: they are told at once, and the timeline tells it."""
        known, by = _known(what), self.actor
        once = receipts.once(
            request, "case", case_id, lambda: leases.take_over(case_id=case_id, what=known, by=by), sent=known
        )
        if once.done is not None:
            return Response(describe(once.done))
        # Whose it is by now: somebody may have taken it over in turn.
        return receipts.replayed(Response(describe(leases.take(case_id=case_id, what=known, by=by))))


def _known(what: str) -> str:
    """Raises BadInput for what names no step."""
    if _WHAT.fullmatch(what) and leases.is_known(what):
        return what
    reason = _("There is no such step.")
    raise BadInput(reason, invalid_params=[{"name": "what", "reason": reason}])


def urls() -> list[URLPattern]:
    one = "cases/<uuid:case_id>/leases/<str:what>"
    return [path(one, LeaseView.as_view()), path(f"{one}/take_over", LeaseTakeOverView.as_view())]
