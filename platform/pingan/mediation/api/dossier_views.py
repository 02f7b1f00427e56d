"""HTTP for what lies with a dispute: parse, call one service, tell the case as it is now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.selectors import get_case
from pingan.core.api import if_match
from pingan.core.api.parsers import ImageParser
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import dossier, errors, evidence, readings, statements, team
from pingan.mediation.api import dossier_serializers as shapes
from pingan.mediation.api.base import TELLS, once_beside, read_as, seen
from pingan.mediation.parties import Known
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

OPERATION = "mediation.dossier"
_SEEN = seen("The version of it that you saw.")
_KEY = [receipts.IDEMPOTENCY_KEY]


class DossierView(ActorView):
    operations = {"GET": OPERATION}

    @extend_schema(operation_id="mediation_dossier", responses=shapes.DossierOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Who mediates and helps, evidence, statements, and what was read back. What was said alone with the
        mediators is told to the case's own alone."""
        case = get_case(self.actor, case_id, operation=OPERATION)
        return Response(dossier.describe(case, self.actor))


# ── Who mediates and helps


class CoMediatorListView(ActorView):
    operations = {"GET": OPERATION, "POST": OPERATION}
    problems = {"POST": (errors.CannotJoin, errors.TooManyOfThese)}

    @extend_schema(operation_id="co_mediators_candidates", responses=shapes.CoMediatorCandidateListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Whom the holder can let mediate with them: mediators of the place, the nearest first."""
        case = get_case(self.actor, case_id, operation=OPERATION)
        return Response({"items": team.candidates_for(case)})

    @extend_schema(
        operation_id="co_mediators_add", parameters=_KEY, request=shapes.CoMediatorIn, responses=TELLS
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Let somebody mediate beside the holder."""
        said = read_as(shapes.CoMediatorIn, request)
        return _done(request, case_id, team.add_mediator, case_id=case_id, **said)


class CoMediatorView(ActorView):
    operations = {"DELETE": OPERATION}

    @extend_schema(operation_id="co_mediators_drop", parameters=_KEY, responses=TELLS)
    def delete(self, request: Request, case_id: UUID, account_id: UUID) -> Response:
        """Let somebody mediate beside the holder no more."""
        return _done(request, case_id, team.drop_mediator, case_id=case_id, account_id=account_id)


class HelperListView(ActorView):
    operations = {"POST": OPERATION}
    problems = {"POST": (errors.HelpNotAgreed, errors.TooManyOfThese)}

    @extend_schema(operation_id="helpers_invite", parameters=_KEY, request=shapes.HelperIn, responses=TELLS)
    def post(self, request: Request, case_id: UUID) -> Response:
        """Invite somebody to help, whom every party wants."""
        said = read_as(shapes.HelperIn, request)
        invited = team.Invited(**{**said, "agreed": tuple(said["agreed"])})
        return _done(request, case_id, team.invite_helper, case_id=case_id, invited=invited)


class HelperView(ActorView):
    operations = {"DELETE": OPERATION}

    @extend_schema(operation_id="helpers_dismiss", parameters=_KEY, responses=TELLS)
    def delete(self, request: Request, case_id: UUID, number: int) -> Response:
        """Let somebody help no more."""
        return _done(request, case_id, team.dismiss_helper, case_id=case_id, number=number)


# ── Evidence


class EvidenceListView(ActorView):
    operations = {"POST": OPERATION}
    problems = {"POST": (errors.TooManyOfThese,)}

    @extend_schema(operation_id="evidence_list", parameters=_KEY, request=shapes.EvidenceIn, responses=TELLS)
    def post(self, request: Request, case_id: UUID) -> Response:
        """List a piece of evidence, last of all."""
        listed = evidence.Listed(**read_as(shapes.EvidenceIn, request))
        return _done(request, case_id, evidence.list_evidence, case_id=case_id, listed=listed)


class EvidenceOrderView(ActorView):
    operations = {"PUT": OPERATION}

    @extend_schema(
        operation_id="evidence_order", parameters=_KEY, request=shapes.EvidenceOrderIn, responses=TELLS
    )
    def put(self, request: Request, case_id: UUID) -> Response:
        """Put the list in the order in which it is bound."""
        said = read_as(shapes.EvidenceOrderIn, request)
        return _done(request, case_id, evidence.order_evidence, case_id=case_id, **said)


class EvidenceView(ActorView):
    operations = {"PUT": OPERATION, "DELETE": OPERATION}
    problems = {"PUT": (StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="evidence_amend",
        parameters=[_SEEN, *_KEY],
        request=shapes.EvidenceIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Correct what is said of a piece of evidence."""
        version, listed = if_match(request), evidence.Listed(**read_as(shapes.EvidenceIn, request))
        return _done(
            request,
            case_id,
            evidence.amend_evidence,
            evidence=Known(case_id, number),
            version=version,
            listed=listed,
        )

    @extend_schema(operation_id="evidence_drop", parameters=_KEY, responses=TELLS)
    def delete(self, request: Request, case_id: UUID, number: int) -> Response:
        """Take a piece of evidence off the list. Its file stays with the case."""
        return _done(request, case_id, evidence.drop_evidence, evidence=Known(case_id, number))


class EvidenceReturnView(ActorView):
    operations = {"POST": OPERATION}

    @extend_schema(operation_id="evidence_return", parameters=_KEY, request=None, responses=TELLS)
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Give a piece of evidence back to whoever brought it, now."""
        return _done(request, case_id, evidence.return_evidence, evidence=Known(case_id, number))


# ── Statements, and what is read back


class StatementListView(ActorView):
    operations = {"POST": OPERATION}
    problems = {"POST": (errors.TooManyOfThese,)}

    @extend_schema(
        operation_id="statements_take", parameters=_KEY, request=shapes.StatementIn, responses=TELLS
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Write down what somebody said."""
        told = statements.Told(**read_as(shapes.StatementIn, request))
        return _done(request, case_id, statements.take_statement, case_id=case_id, told=told)


class StatementView(ActorView):
    operations = {"PUT": OPERATION}
    problems = {"PUT": (StaleVersion, VersionNeeded, errors.StatementSigned)}

    @extend_schema(
        operation_id="statements_amend",
        parameters=[_SEEN, *_KEY],
        request=shapes.StatementIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Correct a statement that nobody has signed."""
        version, told = if_match(request), statements.Told(**read_as(shapes.StatementIn, request))
        return _done(
            request,
            case_id,
            statements.amend_statement,
            statement=Known(case_id, number),
            version=version,
            told=told,
        )


class ReadBackListView(ActorView):
    operations = {"POST": OPERATION}
    problems = {"POST": (errors.TooManyOfThese,)}

    @extend_schema(
        operation_id="read_backs_record", parameters=_KEY, request=shapes.ReadBackIn, responses=TELLS
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Record that a text was read to somebody, and what they said to it."""
        heard = readings.Heard(**read_as(shapes.ReadBackIn, request))
        return _done(request, case_id, readings.read_back, case_id=case_id, heard=heard)


class SignatureView(ActorView):
    operations = {"GET": OPERATION, "PUT": OPERATION}
    problems = {
        "PUT": (errors.TextObjected, errors.TextChanged, errors.AlreadySigned, errors.NothingDrawn),
    }
    parser_classes = [ImageParser]

    @extend_schema(
        operation_id="read_backs_signature",
        responses={(200, "image/jpeg"): OpenApiResponse(OpenApiTypes.BINARY), 304: None},
    )
    def get(self, request: Request, case_id: UUID, number: int) -> HttpResponseBase:
        """What somebody drew under a text; 304 where the browser's own copy will do."""
        row, answer = readings.signature(self.actor, Known(case_id, number))
        tag = f'"{row.pk}"'
        if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
            answer = HttpResponse(status=304)
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.headers["Vary"] = "Cookie"
        return answer

    @extend_schema(
        operation_id="read_backs_sign",
        parameters=_KEY,
        request={"image/png": OpenApiTypes.BINARY},
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Keep what somebody drew on the screen under a text that was read to them; the body is that."""
        sent = cast(bytes, request.data or b"")
        return _done(request, case_id, readings.sign, read_back=Known(case_id, number), sent=sent)


def _done(request: Request, case_id: UUID, write: Callable[..., None], /, **said: Any) -> Response:
    by = request.user
    return once_beside(request, case_id, cast(Any, by), partial(write, by=by, **said))
