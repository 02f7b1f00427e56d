"""What lies beside the disputes of a county's history: how they came in and ended, what was promised, who met
whom and when, and what the station was asked. Bench only, and written in sets, as `history` is.

What is still to come is as much as there is of a few months; everything else lies behind it, as in life.
"""

from __future__ import annotations

from psycopg2.extensions import connection as Connection

from tests.bench.history import Hands, unhindered

TABLES = (
    *(
        "mediation_dispute",
        "mediation_intake",
        "mediation_agreement",
        "mediation_window",
        "mediation_promise",
    ),
    *("mediation_visit", "mediation_onward", "mediation_appointment", "mediation_comediator"),
    *("mediation_counted", "station_consultation"),
)


def write(connection: Connection, hands: Hands) -> None:
    """All of it, for the disputes that there are."""
    values = {"holders": [str(account) for account in hands.holders]}
    with connection.cursor() as cursor, unhindered(cursor, *TABLES):
        for statement in STATEMENTS:
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(TABLES)}")


# Of a hundred that are over sixty have an agreement in writing.
_DISPUTES = """
INSERT INTO mediation_dispute (case_id, session_count, outcome, outcome_note, routes_told, effective_on)
SELECT id, CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END,
       CASE WHEN closed_at IS NULL THEN '' WHEN hashtext(code) %% 10 < 4 THEN 'agreement_written' ELSE 'failed' END,
       '', closed_at IS NOT NULL,
       CASE WHEN closed_at IS NOT NULL AND hashtext(code) %% 10 < 4 THEN closed_at::date END
FROM cases_case WHERE track = 'dispute' ORDER BY received_at
"""
_INTAKES = """
INSERT INTO mediation_intake (id, dispute_id, version, origin, sender, reference, kind, confidential, by_id, at)
SELECT gen_random_uuid(), c.id, 1, 'window', '', '', c.category, hashtext(c.code) %% 50 = 0, c.reporter_id,
       c.received_at
FROM mediation_dispute JOIN cases_case AS c ON c.id = case_id WHERE hashtext(c.code) %% 4 <> 0
"""
_AGREEMENTS = """
INSERT INTO mediation_agreement (id, dispute_id, version, keeping, kept_by, confirmation, court, ruling)
SELECT case_id, case_id, 1,
       CASE WHEN effective_on + 90 < now() THEN 'done' ELSE 'pending' END, effective_on + 90, '', '', ''
FROM mediation_dispute WHERE outcome = 'agreement_written'
"""
_OF_CASE = "cases_case AS c JOIN mediation_dispute AS d ON d.case_id = c.id"
_WINDOWS = f"""
INSERT INTO mediation_window (id, agreement_id, county_code, township_code, due_at)
SELECT c.id, c.id, c.county_code, c.township_code, d.effective_on + interval '30 days'
FROM {_OF_CASE} WHERE d.outcome = 'agreement_written' AND d.effective_on > now() - interval '30 days'
"""  # noqa: S608  constants of this module
# In three instalments. What nobody has kept lies there for good.
_PROMISES = f"""
INSERT INTO mediation_promise (
  id, agreement_id, number, paid, state, done_on, road, urged, county_code, township_code, due_at)
SELECT gen_random_uuid(), c.id, n, 0, kept.state, CASE kept.state WHEN 'done' THEN d.effective_on + 30 * n END, '', 0,
       c.county_code, c.township_code, d.effective_on + 30 * n * interval '1 day'
FROM {_OF_CASE}, generate_series(1, 3) AS n,
     LATERAL (SELECT CASE WHEN hashtext(c.code) %% 50 = 0 THEN 'breached'
                          WHEN d.effective_on + 30 * n < now() THEN 'done' ELSE 'pending' END AS state) AS kept
WHERE d.outcome = 'agreement_written'
"""  # noqa: S608  constants of this module
_VISITS = f"""
INSERT INTO mediation_visit (
  id, dispute_id, number, why, made_at, way, asked, kept, went_on, by_id, county_code, township_code, due_at)
SELECT c.id, c.id, 1, 'days', made, CASE WHEN made IS NULL THEN '' ELSE 'phone' END, '[]', '', '',
       CASE WHEN made IS NOT NULL THEN c.reporter_id END, c.county_code, c.township_code, falls
FROM {_OF_CASE}, LATERAL (SELECT d.effective_on + interval '30 days' AS falls) AS looked,
     LATERAL (SELECT CASE WHEN falls < now() THEN falls END AS made) AS done
WHERE d.outcome = 'agreement_written'
"""  # noqa: S608  constants of this module
_ONWARD = f"""
INSERT INTO mediation_onward (
  id, dispute_id, number, version, road, stage, office, reference, county_code, township_code, look_at, by_id, at)
SELECT c.id, c.id, 1, 1, 'court', CASE WHEN hashtext(c.code) / 10 %% 8 = 0 THEN 'accepted' ELSE 'settled' END, '', '',
       c.county_code, c.township_code, c.closed_at + interval '30 days', c.reporter_id, c.closed_at
FROM {_OF_CASE} WHERE d.outcome = 'failed'
"""  # noqa: S608  constants of this module
# One a dispute, some days after it came; of those that wait some are today and in the weeks to come.
_APPOINTMENTS = f"""
INSERT INTO mediation_appointment (
  id, dispute_id, number, version, county_code, state, starts_at, ends_at, room, mode, mediator_id, parties, why,
  by_id, at)
SELECT c.id, c.id, 1, 1, c.county_code, 'planned', begins, begins + interval '1 hour',
       'room' || abs(hashtext(c.code)) %% 40, 'closed',
       (%(holders)s::uuid[])[abs(hashtext(c.code)) %% cardinality(%(holders)s::uuid[]) + 1], '{{1,2}}', '',
       c.reporter_id, c.received_at
FROM {_OF_CASE}, LATERAL (
  SELECT c.received_at + (5 + abs(hashtext(c.code)) %% 40) * interval '1 day' + interval '9 hours' AS begins) AS held
"""  # noqa: S608  constants of this module
_TOGETHER = f"""
INSERT INTO mediation_comediator (dispute_id, account_id, by_id, at)
SELECT c.id, (%(holders)s::uuid[])[abs(hashtext(c.code)) / 40 %% cardinality(%(holders)s::uuid[]) + 1],
       c.reporter_id, c.received_at
FROM {_OF_CASE} WHERE hashtext(c.code) %% 40 = 0
"""  # noqa: S608  constants of this module
_COUNTED = f"""
INSERT INTO mediation_counted (
  case_id, county, grid_code, received_at, kind, road, level, came_on, ended_on, outcome, effective_on, kept_by,
  keeping, barred, confirmation, went_on)
SELECT c.id, c.county_code, c.grid_code, c.received_at, c.category, 'peoples',
       CASE WHEN c.closed_at IS NULL THEN '' ELSE 'township' END, c.received_at::date, c.closed_at::date, d.outcome,
       d.effective_on, d.effective_on + 90, CASE WHEN d.effective_on IS NULL THEN '' ELSE 'pending' END, false, '', ''
FROM {_OF_CASE} ORDER BY c.received_at
"""  # noqa: S608  constants of this module
_FOLLOWED = "INSERT INTO mediation_countedupto (county, seq) SELECT county, head FROM journal_stream"
# As often as somebody quarrels somebody asks; some of them at the county's own station.
_CONSULTATIONS = f"""
INSERT INTO station_consultation (
  id, version, area_code, organisation_id, channel, state, starts_at, adviser, adviser_name, topic, phone_masked,
  referral, rating, by_id, at)
SELECT c.id, 1, CASE WHEN hashtext(c.code) %% 5 = 0 THEN c.county_code ELSE c.township_code END, centre, 'phone', 'held',
       c.received_at, '', '', 'land', '', '', '', c.reporter_id, c.received_at
FROM {_OF_CASE}, (SELECT id AS centre FROM people_organisation WHERE kind = 'county_center' LIMIT 1) AS bureau
"""  # noqa: S608  constants of this module

STATEMENTS = (
    *(_DISPUTES, _INTAKES, _AGREEMENTS, _WINDOWS, _PROMISES, _VISITS, _ONWARD, _APPOINTMENTS, _TOGETHER),
    *(_COUNTED, _FOLLOWED, _CONSULTATIONS),
)
