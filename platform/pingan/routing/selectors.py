"""Reads of routing: why a case went where it is, and the rules as one reads them aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pingan.cases.models import Case
from pingan.config import selectors as config
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.routing.models import Routed
from pingan.routing.places import why_kept
from pingan.routing.rules import Rule, sentence
from pingan.territory.atlas import reads_english


def routed_of(case: Case, _viewer: Actor) -> dict[str, Any] | None:
    """What the rules did to a case and why, in the reader's language; None where they did nothing."""
    found = Routed.objects.filter(case_id=case.pk).first()
    if found is None:
        return None
    rows = [*([found.rule] if found.rule else []), *(one["rule"] for one in found.tried)]
    names = _names(rows)
    return {
        "at": found.at,
        "action": found.action,
        "rule": found.rule and _told(found.rule, names),
        "receiver": found.receiver and _receiver(found.receiver),
        "tried": [{**_told(one["rule"], names), "why": why_kept(one)} for one in found.tried],
    }


def rules_now(viewer: Actor) -> list[dict[str, Any]]:
    """Today's rules of the viewer's county in their order, each as a sentence."""
    return described(config.rows("routes", county=viewer.county_code))


def described(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    names = _names(rows)
    rules = sorted(map(Rule.of, rows), key=lambda rule: (rule.place, rule.code))
    return [
        {
            "code": rule.code,
            "label": rule.label,
            "on": rule.on,
            "sentence": sentence(rule, names.get(rule.organisation, "")),
        }
        for rule in rules
    ]


def _told(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    rule = Rule.of(row)
    named = names.get(rule.organisation, "")
    return {"code": rule.code, "label": rule.label, "sentence": sentence(rule, named)}


def _names(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    wanted = {str(row["organisation"]) for row in rows if row.get("organisation")}
    if not wanted:
        return {}
    return {
        str(one.pk): one.name_en if reads_english() and one.name_en else one.name
        for one in Organisation.objects.filter(pk__in=wanted)
    }


def _receiver(kept: Mapping[str, str]) -> dict[str, str]:
    name = kept["name_en"] if reads_english() and kept["name_en"] else kept["name"]
    return {"kind": kept["kind"], "id": kept["id"], "name": name}
