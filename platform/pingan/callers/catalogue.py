"""The data catalogue of this room: what each column is for, on which basis, how long, how delicate.

The registry's rules hold here, too (`pingan.registry.catalogue`): a column that is not declared, or is of a
kind that this house refuses to have at all, stops every deployment and every test run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core import checks

from pingan.callers import replies
from pingan.registry.catalogue import Basis, Entry, Retention, Sensitivity, faults_of


def _caller(purpose: str, basis: Basis = Basis.DUTY, how: Sensitivity = Sensitivity.NONE) -> Entry:
    return Entry(purpose, basis, Retention.WITH_CASE, how)


def _bare(purpose: str, basis: Basis = Basis.DUTY) -> Entry:
    return Entry(purpose, basis, Retention.BARE_FACT, Sensitivity.NONE)


def _budget(purpose: str) -> Entry:
    return Entry(purpose, Basis.SECURITY, Retention.LATEST_DAY, Sensitivity.NONE)


CATALOGUE: Mapping[str, Mapping[str, Entry]] = {
    "caller": {
        "id": _bare("refer to the call without describing the person", Basis.MINIMUM),
        "case": _bare("whose progress they are told"),
        "about": _bare("which case was made of what they said"),
        "county_code": _bare("which county keeps the row"),
        "received_at": _bare("find the case in the order of lists"),
        "name": _caller("address the person when calling back", how=Sensitivity.PERSONAL),
        "name_masked": _caller("tell callers apart without their names", Basis.MINIMUM, Sensitivity.MASKED),
        "phone": _caller("tell them how the matter goes; may be left out", how=Sensitivity.PERSONAL),
        "phone_masked": _caller("show that it is known", Basis.MINIMUM, Sensitivity.MASKED),
        "number_index": _caller(
            "find what somebody who calls again has told before", Basis.SECURITY, Sensitivity.PERSONAL
        ),
        "tail_index": _caller("the same by the last four digits", Basis.SECURITY, Sensitivity.PERSONAL),
        "calls": _bare("how often they had to call about it"),
        "at": _bare("when they told us"),
        "last_at": _bare("when they last called about it"),
        "by": _bare("who took the call down"),
        "owes": _bare("of which stage they are still to hear"),
        "owed_since": _bare("how long they have waited for it"),
        "kept_since": _bare("start of the retention period", Basis.SECURITY),
        "erased_at": _bare("proof that name and number are gone", Basis.SECURITY),
    },
    "reply": {
        "id": _bare("refer to the reply", Basis.MINIMUM),
        "caller": _bare("who was told"),
        "case": _bare("about which case"),
        "stage": _bare("of which stage"),
        "channel": _bare("how"),
        "at": _bare("when"),
        "by": _bare("by whom"),
    },
    "revealbudget": {
        "account_id": _budget("whose limit it is"),
        "day": _budget("the day the limit is for"),
        "used": _budget("keep one account from reading the callers out"),
    },
}


def register() -> None:
    checks.register(check_catalogue, checks.Tags.models)
    checks.register(check_replies)


def check_catalogue(app_configs: Iterable[Any] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every column of every table of this room is declared, and none is of a refused kind."""
    return [
        checks.Error(fault, obj=model, id="callers.E001")
        for model in apps.get_app_config("callers").get_models()
        for fault in faults_of(model, CATALOGUE.get(model._meta.model_name or "", {}))
    ]


def check_replies(app_configs: Iterable[Any] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every stage of every move is one that callers can be told of, and every usual text can be filled in."""
    return [checks.Error(problem, id="callers.E002") for problem in _problems()]


def _problems() -> Iterator[str]:
    yield from replies.problems()
