"""The data catalogue of this room, by the registry's rules (`pingan.registry.catalogue`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core import checks

from pingan.registry.catalogue import Basis, Entry, Retention, Sensitivity, faults_of


def _agreed(purpose: str, basis: Basis = Basis.CONSENT, how: Sensitivity = Sensitivity.NONE) -> Entry:
    return Entry(purpose, basis, Retention.WITH_CONSENT, how)


def _proof(purpose: str) -> Entry:
    return Entry(purpose, Basis.CONSENT, Retention.WITH_HOUSEHOLD, Sensitivity.NONE)


CATALOGUE: Mapping[str, Mapping[str, Entry]] = {
    "agreement": {
        "id": _proof("refer to the agreement without describing anybody"),
        "household": _proof("who asked for it"),
        "grid_code": _proof("which worker visits, and nobody else"),
        "how": _proof("how they said so"),
        "notice_version": _proof("what they were told before they did"),
        "agreed_on": _proof("since when"),
        "wish": _agreed("what they want to be visited for", how=Sensitivity.PERSONAL),
        "every_days": _proof("how often they want it"),
        "next_on": _proof("when somebody comes next"),
        "by": _proof("who wrote it down"),
        "at": _proof("when it was written down"),
        "ended_on": _proof("that it was withdrawn, and when"),
        "end": _proof("why it ended"),
    },
    "visit": {
        "id": _agreed("refer to the visit"),
        "agreement": _agreed("by which agreement"),
        "on": _agreed("when"),
        "outcome": _agreed("whether they were met"),
        "note": _agreed("what is to be thought of next time", how=Sensitivity.PERSONAL),
        "by": _agreed("by whom"),
        "at": _agreed("when it was written down"),
    },
}


def register() -> None:
    checks.register(check_catalogue, checks.Tags.models)


def check_catalogue(app_configs: Iterable[Any] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every column of every table of this room is declared, and none is of a refused kind."""
    return [
        checks.Error(fault, obj=model, id="care.E001")
        for model in apps.get_app_config("care").get_models()
        for fault in faults_of(model, CATALOGUE.get(model._meta.model_name or "", {}))
    ]
