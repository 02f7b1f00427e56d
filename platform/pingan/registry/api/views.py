"""Households of the worker's own grid, a value revealed for a case, and totals for those above."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api import StrictSerializer, etag, if_match
from pingan.core.disclosure import Figure
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.core.paging import Cursor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.registry import errors, selectors, services
from pingan.registry.api import serializers as shapes
from pingan.registry.models import Household, Purpose, Resident, RevealField
from pingan.territory import selectors as territory

Read = TypeVar("Read", bound=StrictSerializer)


class HouseholdListView(ActorView):
    operations = {"GET": "registry.households"}

    @extend_schema(
        operation_id="households_list",
        parameters=[shapes.HouseholdQuery],
        responses=shapes.HouseholdListOut,
    )
    def get(self, request: Request) -> Response:
        """Households of one's own grid, masked, at most 50 at a time."""
        query = _read(shapes.HouseholdQuery, request.query_params.dict())
        word = query.validated_data.get("cursor")
        page = selectors.households_of(
            actor=self.actor,
            cursor=Cursor.decode(word, selectors.OLDEST_FIRST) if word else None,
            size=query.validated_data["size"],
        )
        return Response({"items": [_row(household) for household in page.items], "next": page.next})


class HouseholdView(ActorView):
    operations = {"GET": "registry.household", "DELETE": "registry.remove"}
    problems = {"GET": (errors.HouseholdNotFound,), "DELETE": (StaleVersion, VersionNeeded)}

    @extend_schema(operation_id="households_read", responses=shapes.HouseholdOut)
    def get(self, request: Request, household_id: UUID) -> Response:
        """One household of one's own grid with its residents, masked."""
        household = selectors.get_household(actor=self.actor, household_id=household_id)
        return Response(_describe(household), headers={"ETag": etag(household.version)})

    @extend_schema(
        operation_id="households_remove",
        parameters=[
            OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True),
            receipts.IDEMPOTENCY_KEY,
        ],
        responses={204: None},
    )
    def delete(self, request: Request, household_id: UUID) -> Response:
        """Delete a household that has left the grid, and everything kept about its residents."""
        version, actor = if_match(request), self.actor
        remove = partial(services.remove_household, household_id=household_id, version=version, actor=actor)
        removal = receipts.once(request, "household", household_id, remove)
        answer = Response(status=204)
        return receipts.replayed(answer) if removal.replayed else answer


class RevealView(ActorView):
    operations = {"POST": "registry.reveal"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.CaseNeeded, errors.NothingToReveal, errors.BudgetSpent, errors.RevealEnded)}

    @extend_schema(
        operation_id="residents_reveal",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.RevealIn,
        responses=shapes.RevealedOut,
    )
    def post(self, request: Request, resident_id: UUID) -> Response:
        """See one value of one resident in full, for a purpose and a case. It is journalled and limited."""
        asked = _read(shapes.RevealIn, request.data).validated_data
        reveal = partial(
            services.reveal_field,
            resident_id=resident_id,
            reveal=RevealField(asked["field"]),
            purpose=Purpose(asked["purpose"]),
            case_id=asked["case_id"],
            actor=self.actor,
        )
        first = receipts.once(request, "resident", resident_id, reveal)
        if first.done is not None:
            return Response(asdict(first.done))
        again = reveal(seen_at=first.replayed_from)
        return receipts.replayed(Response(asdict(again)))


class TotalsView(ActorView):
    operations = {"GET": "registry.totals"}
    problems = {"GET": (errors.AreaOutOfReach,)}

    @extend_schema(
        operation_id="registry_totals", parameters=[shapes.TotalsQuery], responses=shapes.TotalsOut
    )
    def get(self, request: Request) -> Response:
        """Households and persons of an area and its parts; in fives, grids below five households never."""
        area_code = _read(shapes.TotalsQuery, request.query_params.dict()).validated_data["area"]
        totals = selectors.totals_of(actor=self.actor, area_code=area_code)
        return Response({**_totals(totals.whole), "children": [_totals(part) for part in totals.parts]})


def _read(shape: type[Read], data: Any) -> Read:
    read = shape(data=data)
    read.is_valid(raise_exception=True)
    return read


def _row(household: Household) -> dict[str, Any]:
    return {
        "id": household.id,
        "serial": household.serial,
        "grid_code": household.grid_code,
        "householder": household.householder,
        "size": household.size,
    }


def _describe(household: Household) -> dict[str, Any]:
    residents = list(household.residents.all())
    return {
        **_row(household),
        "address": territory.path_name(household.village_code),
        "door_known": household.door_known,
        "version": household.version,
        "residents": [_resident(resident) for resident in residents],
    }


def _resident(resident: Resident) -> dict[str, Any]:
    return {
        "id": resident.id,
        "is_householder": resident.position == 1,
        "name": resident.name_masked,
        "id_number": resident.id_number_masked or None,
        "phone": resident.phone_masked or None,
    }


def _totals(totals: selectors.AreaTotals) -> dict[str, Any]:
    area, published = totals.area, totals.published
    return {
        "code": area.code,
        "name": area.label,
        "level": area.level,
        "households": _figure(published.households),
        "persons": _figure(published.persons),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {"value": figure.value, "at_least": figure.at_least}
