"""How a dispute counts, read from what lies in its case; one statement, however many cases."""

from __future__ import annotations

from typing import Final

# Who ended it is told by the act, which names the post and so the organisation. One that was resolved where
# it was reported has no act but its report.
_COUNTED: Final = """
SELECT c.id, c.county_code, c.grid_code, c.received_at, coalesce(i.kind, c.category),
       coalesce(onward.road, 'peoples'),
       CASE WHEN ended.day IS NULL THEN NULL ELSE ended.organisation END,
       CASE length(ended.area_code) WHEN 6 THEN 'county' WHEN 9 THEN 'township'
            ELSE CASE WHEN ended.area_code IS NULL THEN '' ELSE 'village' END END,
       (coalesce(handed.at, c.received_at) AT TIME ZONE %(zone)s)::date,
       ended.day,
       CASE WHEN ended.day IS NULL THEN ''
            WHEN coalesce(d.outcome, '') <> '' THEN d.outcome
            WHEN c.ending = 'self_resolve' THEN 'self_resolved'
            WHEN c.ending = 'withdraw' THEN 'withdrawn'
            ELSE '' END,
       d.effective_on, a.kept_by, coalesce(a.keeping, ''),
       coalesce(jsonb_array_length(a.decides) > 0, false), coalesce(a.confirmation, ''),
       CASE WHEN onward.road = 'petition' THEN 'petition' ELSE coalesce(visited.went_on, '') END
FROM cases_case c
LEFT JOIN mediation_dispute d ON d.case_id = c.id
LEFT JOIN mediation_agreement a ON a.dispute_id = c.id
LEFT JOIN mediation_intake i ON i.dispute_id = c.id
LEFT JOIN LATERAL (
    SELECT at FROM journal_act WHERE object_id = c.id AND type = 'case.handed_to_mediation'
    ORDER BY id DESC LIMIT 1
) handed ON true
LEFT JOIN LATERAL (
    SELECT (act.at AT TIME ZONE %(zone)s)::date AS day, o.id AS organisation, o.area_code
    FROM journal_act act
    LEFT JOIN people_post p ON p.id = act.post
    LEFT JOIN people_organisation o ON o.id = p.organisation_id
    WHERE act.object_id = c.id AND (
        (act.type = 'case.concluded' AND coalesce(d.outcome, '') <> '')
        OR (act.type IN ('case.self_resolved', 'case.withdrawn') AND c.closed_at IS NOT NULL)
        OR (act.type = 'case.reported' AND c.closed_at IS NOT NULL AND act.facts ->> 'state' = 'closed')
    )
    ORDER BY act.id DESC LIMIT 1
) ended ON true
LEFT JOIN LATERAL (
    SELECT went_on FROM mediation_visit v
    WHERE v.dispute_id = c.id AND v.went_on <> '' ORDER BY v.number DESC LIMIT 1
) visited ON true
LEFT JOIN LATERAL (
    SELECT road FROM mediation_onward o
    WHERE o.dispute_id = c.id AND o.stage NOT IN ('told', 'dropped')
    ORDER BY o.road = 'petition' DESC, o.number DESC LIMIT 1
) onward ON true
WHERE c.track = 'dispute' AND {which}
"""
_COLUMNS: Final = (
    *("case_id", "county", "grid_code", "received_at", "kind", "road", "committee", "level", "came_on"),
    *("ended_on", "outcome", "effective_on", "kept_by", "keeping", "barred", "confirmation", "went_on"),
)
_WRITE: Final = f"""
INSERT INTO mediation_counted ({", ".join(_COLUMNS)})
{_COUNTED}
ON CONFLICT (case_id) DO UPDATE SET {", ".join(f"{one} = excluded.{one}" for one in _COLUMNS[1:])}
"""
OF_CASES: Final = _WRITE.replace("{which}", "c.id = ANY(%(cases)s)")
OF_COUNTY: Final = _WRITE.replace("{which}", "c.county_code = %(county)s")

# A month as it is when it is closed: all that belongs to it by any of its days.
CLOSE: Final = f"""
INSERT INTO mediation_countedthen (month, {", ".join(_COLUMNS)})
SELECT %(month)s, {", ".join(_COLUMNS)} FROM mediation_counted
WHERE county = %(county)s AND (
    (came_on >= %(month)s AND came_on < %(next)s)
    OR (ended_on >= %(month)s AND ended_on < %(next)s)
    OR (effective_on >= %(month)s AND effective_on < %(next)s)
    OR (kept_by >= %(month)s AND kept_by < %(next)s)
)
"""  # noqa: S608  words of ours
