"""Notices: parse, call one service or selector, describe the result."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import bulk
from pingan.cases import selectors as cases
from pingan.core import paging
from pingan.core.api import StrictSerializer
from pingan.core.area_codes import county_of
from pingan.core.errors import NotFound, Problem
from pingan.notices import errors, routes, selectors, services, texts
from pingan.notices.api import serializers as shapes
from pingan.notices.channels import CHANNELS
from pingan.notices.channels.hook import SIGNATURE, TIME
from pingan.notices.webpush import Told
from pingan.people.api.auth import session_of
from pingan.people.api.base import ActorView
from pingan.people.roles import ROLES
from pingan.people.sessions import SessionStore
from pingan.receipts import api as receipts


class WishesView(ActorView):
    operations = {"GET": "notices.wish", "PUT": "notices.wish"}

    @extend_schema(operation_id="notices_wishes", responses=shapes.NoticeWishesOut)
    def get(self, request: Request) -> Response:
        """How one is told: by which channels, where, and when not."""
        return Response(_wishes(self, request))

    @extend_schema(
        operation_id="notices_wish", request=shapes.NoticeWishesIn, responses=shapes.NoticeWishesOut
    )
    def put(self, request: Request) -> Response:
        """Say how one wants to be told, from the next act on; what is left out stays as it was."""
        services.wish(cast(services.Said, _read(shapes.NoticeWishesIn, request)), by=self.actor)
        return Response(_wishes(self, request))


class AddressView(ActorView):
    operations = {"PUT": "notices.wish"}
    problems = {"PUT": (errors.UnfitAddress,)}

    @extend_schema(
        operation_id="notices_be_reached", request=shapes.NoticeAddressIn, responses=shapes.NoticeWishesOut
    )
    def put(self, request: Request, channel: str) -> Response:
        """Say where one is reached by a channel. It lies sealed, and is shown masked."""
        if channel not in CHANNELS or not CHANNELS[channel].by_address:
            raise NotFound
        services.be_reached(channel, _read(shapes.NoticeAddressIn, request)["address"], by=self.actor)
        return Response(_wishes(self, request))


class PushView(ActorView):
    operations = {"PUT": "notices.wish"}
    problems = {"PUT": (errors.UnknownPushService,)}

    @extend_schema(operation_id="notices_push", request=shapes.PushIn, responses={204: None})
    def put(self, request: Request) -> Response:
        """Have notices pushed to this browser, or no more. Said again whenever its page opens."""
        said = _read(shapes.PushIn, request)
        if said["on"]:
            told = Told(said["endpoint"], said["p256dh"], said["auth"])
            services.subscribe(told, by=self.actor, session_key=session_of(request).session_key or "")
        else:
            services.unsubscribe(said["endpoint"], by=self.actor)
        return Response(status=204)


class SeenView(ActorView):
    operations = {"POST": "notices.see"}

    @extend_schema(operation_id="notices_see", request=shapes.SeenIn, responses={204: None})
    def post(self, request: Request) -> Response:
        """One has the case before one's eyes: nobody need tell one again of what has happened to it."""
        services.see(_read(shapes.SeenIn, request)["case_id"], by=self.actor)
        return Response(status=204)


class LedgerView(ActorView):
    operations = {"GET": "notices.ledger"}

    @extend_schema(
        operation_id="notices_list", parameters=[shapes.NoticeQuery], responses=shapes.NoticeListOut
    )
    def get(self, request: Request) -> Response:
        """The county's notices in one state, the newest first; by one channel, for one reason."""
        query = shapes.NoticeQuery(data=request.query_params.dict())
        query.is_valid(raise_exception=True)
        asked = cast(dict[str, str], query.validated_data)
        found = selectors.ledger(
            self.actor,
            asked["state"],
            channel=asked["channel"],
            reason=asked["reason"],
            cursor=paging.cursor_of(request, selectors.NEWEST),
            size=paging.size_of(request),
        )
        table, language = routes.of_county(self.actor.county_code), _language()
        items = [selectors.described(row, table, language) for row in found.items]
        return Response({"items": items, "next": found.next})


class GatewaysView(ActorView):
    operations = {"GET": "notices.ledger"}

    @extend_schema(operation_id="notices_channels", responses=shapes.NoticeGatewaysOut)
    def get(self, _request: Request) -> Response:
        """How each way out is, and which acts nobody hears of."""
        return Response(selectors.channels_of(self.actor))


class AgainView(ActorView):
    operations = {"POST": "notices.send_again"}
    problems = {"POST": (errors.NotToBeSentAgain, errors.NoGateway)}

    @extend_schema(
        operation_id="notices_send_again",
        request=None,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={204: None},
    )
    def post(self, request: Request, notice_id: UUID) -> Response:
        """Let one that failed or was left out be sent anew."""
        done = receipts.once(
            request, "notice", notice_id, lambda: services.send_again(notice_id, by=self.actor)
        )
        answer = Response(status=204)
        return receipts.replayed(answer) if done.replayed else answer


class AgainTogetherView(ActorView):
    operations = {"POST": "notices.send_again"}

    @extend_schema(
        operation_id="notices_send_each_again",
        request=shapes.NoticesAgainIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=shapes.NoticesAgainOut,
    )
    def post(self, request: Request) -> Response:
        """Let up to 100 be sent anew, one after the other; each has a result of its own."""
        ids = _read(shapes.NoticesAgainIn, request)["ids"]
        key = receipts.key_of(request)
        first = bulk.begin(key)
        items = [_result(one) for one in services.send_each_again(ids, by=self.actor, key=key)]
        response = Response({"items": items})
        return response if first else receipts.replayed(response)


def _result(one: services.Result) -> dict[str, Any]:
    problem = one.problem
    return {
        "id": one.id,
        "status": problem.status if problem else 204,
        "problem": problem.as_dict() if problem else None,
    }


class ReceiptsView(ActorView):
    operations = {"POST": "notices.receipt"}
    # A gateway comes without a session; should a browser, it is nobody to us.
    for_whoever = frozenset({"POST"})
    problems = {"POST": (errors.BadSignature,)}

    @extend_schema(operation_id="notices_receipts", request=shapes.NoticeReceiptsIn, responses={204: None})
    def post(self, request: Request, county: str, channel: str) -> Response:
        """What a channel tells later of what it took. It signs what it sends."""
        body = bytes(request._request.body)
        said = _read(shapes.NoticeReceiptsIn, request)
        services.take_receipts(
            county_of(county),
            channel,
            signature=request.headers.get(SIGNATURE, ""),
            at=request.headers.get(TIME, ""),
            body=body,
            told=said["receipts"],
        )
        return Response(status=204)


@require_safe
def open_case(request: HttpRequest, code: str = "") -> HttpResponse:
    """Where a notice leads: to the case on the reader's own page; to the door where nobody is signed in. What
    the reader may not see is not told from what there is not: their page says so."""
    session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
    actor = session.actor()
    if actor is None:
        return HttpResponseRedirect("/")
    face = ROLES[actor.role].face
    try:
        case = cases.get_case_by_code(actor, code)
    except Problem:
        return HttpResponseRedirect(face.path)
    return HttpResponseRedirect(f"{face.path}{_case_at(face.name, case.pk)}")


def _case_at(face: str, case_id: UUID) -> str:
    """The part of an address by which a face opens at a case."""
    return f"#/cases/{case_id}" if face == "field" else f"?case={case_id}"


def _wishes(view: ActorView, request: Request) -> dict[str, Any]:
    return selectors.wishes_of(view.actor, session_key=session_of(request).session_key or "")


def _language() -> str:
    return texts.language_of(get_language() or "")


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    return dict(cast(dict[str, Any], body.validated_data))
