"""The data catalogue: what each column of the registry is for, on which basis, how long, how delicate.

PIPL means 个人信息保护法 (2021). `manage.py check`, and so every deployment and every test run, fails on
a column that is not declared here and on kinds of columns this house refuses to have at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.contrib.gis.db.models.fields import BaseSpatialField
from django.core import checks
from django.db import models


class Sensitivity(StrEnum):
    """How a value is kept and shown."""

    NONE = "none"  # says nothing about a person
    MASKED = "masked"  # a shortened form made to be shown
    PERSONAL = "personal"  # sealed; revealed one at a time, for a purpose and a case


class Basis(StrEnum):
    """The article that allows the column."""

    DUTY = "PIPL 13(1)(3)"  # necessary for a statutory duty
    MINIMUM = "PIPL 6"  # limits or replaces other data, so that less is shown or kept
    CONSENT = "PIPL 13(1)(1)"  # agreed to, and can be withdrawn at any time
    NOTICE = "PIPL 17"  # proof that the household was told
    SECURITY = "PIPL 51"  # encryption, limits and records the law asks for


class Retention(StrEnum):
    """When the value goes."""

    WITH_HOUSEHOLD = "deleted when the household leaves the grid"
    WITH_CONSENT = "erased when the household withdraws its word, or the visits end"
    WITH_RESIDENT = "deleted with the resident's row"
    LATEST_DAY = "overwritten on the account's next day of use"
    WITH_CASE = "erased some months after the case was closed for good"
    BARE_FACT = "says that somebody called and was told, and nothing of who; kept with the case"
    STANDING = "not about a person; kept while the grid exists"


@dataclass(frozen=True, slots=True)
class Entry:
    """One declared column."""

    purpose: str
    basis: Basis
    retention: Retention
    sensitivity: Sensitivity


def _household(purpose: str, basis: Basis = Basis.DUTY, how: Sensitivity = Sensitivity.NONE) -> Entry:
    return Entry(purpose, basis, Retention.WITH_HOUSEHOLD, how)


def _resident(purpose: str, basis: Basis = Basis.DUTY, how: Sensitivity = Sensitivity.NONE) -> Entry:
    return Entry(purpose, basis, Retention.WITH_RESIDENT, how)


def _count(purpose: str) -> Entry:
    return Entry(purpose, Basis.MINIMUM, Retention.STANDING, Sensitivity.NONE)


def _budget(purpose: str) -> Entry:
    return Entry(purpose, Basis.SECURITY, Retention.LATEST_DAY, Sensitivity.NONE)


CATALOGUE: Mapping[str, Mapping[str, Entry]] = {
    "household": {
        "id": _household("refer to the household without describing it", Basis.MINIMUM),
        "county_code": _household("which county keeps the row"),
        "township_code": _household("which township serves the household"),
        "village_code": _household("the address as far as it is shown"),
        "grid_code": _household("which worker serves the household, and nobody else"),
        "serial": _household("name the household without naming anyone", Basis.MINIMUM),
        "door_note": _household("find the door on a visit", how=Sensitivity.PERSONAL),
        "size": _household("plan services; children under 14 are counted here and nowhere else"),
        "notice_version": _household("which notice the household was given", Basis.NOTICE),
        "registered_at": _household("start of the retention period"),
        "version": _household("find out that the row has changed", Basis.SECURITY),
    },
    "resident": {
        "id": _resident("refer to the person in the journal without describing them", Basis.MINIMUM),
        "household": _resident("whom a visit to the household serves"),
        "position": _resident("who speaks for the household (1); no other relation is kept"),
        "name": _resident("address the person", how=Sensitivity.PERSONAL),
        "name_masked": _resident("tell members apart without their names", Basis.MINIMUM, Sensitivity.MASKED),
        "id_number": _resident("check the identity of a party to a case", how=Sensitivity.PERSONAL),
        "id_number_masked": _resident("show that it is known", Basis.MINIMUM, Sensitivity.MASKED),
        "id_number_index": _resident(
            "keep one person from being registered twice", Basis.SECURITY, Sensitivity.PERSONAL
        ),
        "phone": _resident("call back about a case; may be left out", how=Sensitivity.PERSONAL),
        "phone_masked": _resident("show that it is known", Basis.MINIMUM, Sensitivity.MASKED),
        "registered_at": _resident("start of the retention period"),
        "version": _resident("find out that the row has changed", Basis.SECURITY),
    },
    "gridcount": {
        "grid_code": _count("whose totals these are"),
        "households": _count("totals without reading people's rows"),
        "persons": _count("totals without reading people's rows"),
        "last_serial": _count("number the next household"),
    },
    "revealbudget": {
        "account_id": _budget("whose limit it is"),
        "day": _budget("the day the limit is for"),
        "used": _budget("keep one account from reading the registry out"),
    },
}

# Parts of column names that announce a kind of data this house does not hold, after the reason why not.
_REFUSED_WORDS = {
    "equality; sensitive by PIPL 28": """
        ethnic ethnicity nation nationality minzu race religion religious belief faith origin""",
    "no file on opinions, membership or convictions": """
        politic political politics party membership opinion petitioner convict conviction""",
    "nobody is scored, ranked, tagged or watched": """
        score scoring rating level grade rank tag tags label watch watchlist list key focus risk color
        colour flag suspect control blacklist""",
    "biometrics; sensitive by PIPL 28": """
        face facial fingerprint finger iris voice voiceprint dna biometric biometrics gait""",
    "health and finance have no purpose here; sensitive by PIPL 28": """
        health illness disease patient bank income debt credit""",
    "nobody is tracked; sensitive by PIPL 28": """
        track trail trajectory lng lat longitude latitude location geom""",
    "the ID number says it and it has no purpose of its own; PIPL 6": """
        birth birthday birthdate sex gender age""",
}
REFUSED: Mapping[str, str] = {word: why for why, words in _REFUSED_WORDS.items() for word in words.split()}


def faults_of(model: type[models.Model], declared: Mapping[str, Entry]) -> Iterator[str]:
    """What is wrong with a model against its declaration, one sentence for each fault."""
    columns = {field.name: field for field in model._meta.get_fields() if field.concrete}
    for name, field in columns.items():
        if name not in declared:
            yield f"{name} has no purpose, basis and retention in the data catalogue"
        if why := _refusal(field):
            yield f"{name} is a kind of data this registry refuses ({why})"
    for name in sorted(declared.keys() - columns.keys()):
        yield f"{name} is in the data catalogue but not in the table"


def _refusal(field: Any) -> str | None:
    if isinstance(field, BaseSpatialField):
        return "people are never points on a map"
    words = re.split(r"_|(?<=\D)(?=\d)", field.name.lower())
    return next((REFUSED[word] for word in words if word in REFUSED), None)


@checks.register(checks.Tags.models)
def check_catalogue(app_configs: Iterable[Any] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every column of every table of this room is declared, and none is of a refused kind."""
    return [
        checks.Error(fault, obj=model, id="registry.E001")
        for model in apps.get_app_config("registry").get_models()
        for fault in faults_of(model, CATALOGUE.get(model._meta.model_name or "", {}))
    ]
