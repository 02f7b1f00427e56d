"""Which acts of the journal an account hears, as a condition of a query.

The same rule as `policy.may_hear`, which says it of one act at hand; a property test holds the two together.
"""

from __future__ import annotations

from typing import Any

from pingan.journal.selectors import Heard
from pingan.journal.topics import Topic
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Reach, Span

# The track of a case's topic is what follows these letters.
_IS_CASE = "starts_with(topic, 'cases.')"
_TRACK = "substr(topic, 7)"
_WAS_TRACK = f"coalesce(facts ->> 'was_track', {_TRACK})"
_WAS_AREA = "coalesce(facts ->> 'was_area', area_code)"


def heard_by(actor: Actor) -> Heard:
    """The acts that `may_hear` lets this actor hear."""
    values = {
        "account": actor.account_id,
        "people": Topic.PEOPLE,
        "everybodys": list(policy.EVERYBODYS),
        "own_county": actor.county_code,
    }
    cases, of_cases = _cases(actor)
    rules = [
        f"({_IS_CASE} AND ({cases}))",
        "(topic = %(people)s AND object_id = %(account)s)",
        "(topic = ANY(%(everybodys)s) AND starts_with(area_code, %(own_county)s))",
    ]
    return Heard(" OR ".join(rules), {**values, **of_cases})


def _cases(actor: Actor) -> tuple[str, dict[str, Any]]:
    reach = policy.reach_of(actor.role, policy.HEARING)
    if reach is None:
        return "false", {}
    rules, values = _spanned(reach, actor)
    if reach.own:
        rules = [*rules, "%(account)s = ANY(hearers)"]
    return " OR ".join(rules) or "false", values


def _spanned(reach: Reach, actor: Actor) -> tuple[list[str], dict[str, Any]]:
    """What lies in the span, or lay there before the act: whoever had it in sight must hear that it left."""
    tracks = sorted(reach.tracks or ())
    is_track, was_track = (
        (f"{track} = ANY(%(tracks)s)" if tracks else "true") for track in (_TRACK, _WAS_TRACK)
    )
    if reach.span is Span.ORGANISATION:
        rule = f"(%(organisation)s = ANY(hearers) AND ({is_track} OR {was_track}))"
        return [rule], {"organisation": actor.organisation_id, "tracks": tracks}
    ground = reach.ground(actor)
    if ground is None:
        return [], {}
    rules = [
        f"(starts_with(area_code, %(ground)s) AND {is_track})",
        f"(starts_with({_WAS_AREA}, %(ground)s) AND {was_track})",
    ]
    return rules, {"ground": ground, "tracks": tracks}
