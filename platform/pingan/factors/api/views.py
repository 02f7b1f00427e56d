"""Second factors over HTTP. What is told once is kept by no browser."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api import StrictSerializer
from pingan.factors import errors, selectors, services
from pingan.factors.api import shapes
from pingan.factors.services import Proof, Where
from pingan.factors.sites import Site
from pingan.people import known_devices
from pingan.people.api.auth import session_of
from pingan.people.api.base import ActorView
from pingan.people.api.serializers import SessionOut
from pingan.people.api.views import know_device, session_out
from pingan.people.errors import TooManyAttempts

_ONCE = {"Cache-Control": "no-store"}
_PASSKEY = (errors.NoPasskeyHere, errors.StaleChallenge)


class ConfirmView(ActorView):
    operations = {"GET": "factors.confirm", "POST": "factors.confirm"}
    problems = {"POST": (errors.WrongProof, errors.NotThisWay, *_PASSKEY, TooManyAttempts)}

    @extend_schema(operation_id="session_confirmation", responses=shapes.ConfirmationOut)
    def get(self, request: Request) -> Response:
        """Whether one has just shown that it is oneself, and in which ways one can."""
        ways = selectors.ways_of(self.actor, site_of(request))
        return Response({"fresh": session_of(request).is_fresh(), "ways": ways})

    @extend_schema(operation_id="session_confirm", request=shapes.ProofIn, responses=SessionOut)
    def post(self, request: Request) -> Response:
        """Show that it is oneself, at the door or once more inside. Slowed down after repeated failures."""
        where = where_of(request)
        services.confirm(person=self.actor, proof=Proof(**_said(shapes.ProofIn, request)), where=where)
        return _let_in(request, self)


class ConfirmOptionsView(ActorView):
    operations = {"POST": "factors.confirm"}
    problems = {"POST": (errors.NoPasskeyHere, errors.NotThisWay)}

    @extend_schema(operation_id="session_confirm_options", request=None, responses=shapes.PasskeyOptionsOut)
    def post(self, request: Request) -> Response:
        """What the browser asks a passkey for: good for one try within five minutes."""
        options = services.options_to_confirm(person=self.actor, where=where_of(request))
        return Response({"options": options}, headers=_ONCE)


class FactorsView(ActorView):
    operations = {"GET": "factors.own"}

    @extend_schema(operation_id="session_factors", responses=shapes.FactorsOut)
    def get(self, request: Request) -> Response:
        """What one has set up beside the password."""
        return Response(selectors.own(self.actor, site_of(request)))


class TotpView(ActorView):
    operations = dict.fromkeys(("POST", "PUT", "DELETE"), "factors.own")
    confirmed = frozenset({"POST", "PUT", "DELETE"})
    problems = {
        "POST": (errors.HasTotp,),
        "PUT": (errors.NothingOffered, errors.WrongProof, TooManyAttempts),
        "DELETE": (errors.LastFactor,),
    }

    @extend_schema(operation_id="session_offer_totp", request=None, responses=shapes.OfferOut)
    def post(self, _request: Request) -> Response:
        """A new secret for a phone, told this once. It counts when a first code of it has come."""
        offer = services.offer_totp(person=self.actor)
        told = {"secret": offer.secret, "uri": offer.uri, "picture": offer.picture}
        return Response(told, headers=_ONCE)

    @extend_schema(operation_id="session_set_totp", request=shapes.CodeIn, responses=shapes.RecoveryCodesOut)
    def put(self, request: Request) -> Response:
        """The first code of the secret that was offered."""
        said = _said(shapes.CodeIn, request)
        made = services.set_totp(person=self.actor, code=said["code"], where=where_of(request))
        return _made(request, self, made)

    @extend_schema(operation_id="session_remove_totp", responses={204: None})
    def delete(self, _request: Request) -> Response:
        """Sign in by this phone's codes no more."""
        services.remove_totp(person=self.actor)
        return Response(status=204)


class PasskeyOptionsView(ActorView):
    operations = {"POST": "factors.own"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.NoPasskeyHere, errors.TooManyPasskeys)}

    @extend_schema(operation_id="session_passkey_options", request=None, responses=shapes.PasskeyOptionsOut)
    def post(self, request: Request) -> Response:
        """What the browser makes a passkey of: good for one try within five minutes."""
        options = services.options_to_add(person=self.actor, where=where_of(request))
        return Response({"options": options}, headers=_ONCE)


class PasskeyListView(ActorView):
    operations = {"POST": "factors.own"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (*_PASSKEY, errors.WrongProof, errors.TooManyPasskeys, errors.KnownPasskey)}

    @extend_schema(
        operation_id="session_add_passkey", request=shapes.PasskeyIn, responses=shapes.RecoveryCodesOut
    )
    def post(self, request: Request) -> Response:
        """Keep the passkey that the browser has made."""
        said = _said(shapes.PasskeyIn, request)
        where = where_of(request)
        made = services.add_passkey(person=self.actor, answer=said["passkey"], name=said["name"], where=where)
        return _made(request, self, made)


class PasskeyView(ActorView):
    operations = {"DELETE": "factors.own"}
    confirmed = frozenset({"DELETE"})
    problems = {"DELETE": (errors.LastFactor,)}

    @extend_schema(operation_id="session_remove_passkey", responses={204: None})
    def delete(self, _request: Request, passkey_id: UUID) -> Response:
        """Sign in by this passkey no more."""
        services.remove_passkey(person=self.actor, passkey_id=passkey_id)
        return Response(status=204)


class RecoveryCodesView(ActorView):
    operations = {"POST": "factors.own"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.NotThisWay,)}

    @extend_schema(operation_id="session_recovery_codes", request=None, responses=shapes.RecoveryCodesOut)
    def post(self, _request: Request) -> Response:
        """Ten new recovery codes, told this once; those before are good for nothing any more."""
        made = services.renew_recovery_codes(person=self.actor)
        return Response({"recovery_codes": made}, headers=_ONCE)


def site_of(request: Request) -> Site:
    return Site(request.scheme or "http", request.get_host())


def where_of(request: Request) -> Where:
    return Where(
        session=session_of(request),
        site=site_of(request),
        address=request.META.get("REMOTE_ADDR") or None,
        user_agent=request.headers.get("User-Agent", ""),
        known_device=request.COOKIES.get(known_devices.COOKIE, ""),
    )


def _said(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.data)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def _let_in(request: Request, view: ActorView) -> Response:
    answer = Response(session_out(request, view.actor))
    know_device(request, answer, view.actor)
    return answer


def _made(request: Request, view: ActorView, codes: list[str]) -> Response:
    answer = Response({"recovery_codes": codes}, headers=_ONCE)
    know_device(request, answer, view.actor)
    return answer
