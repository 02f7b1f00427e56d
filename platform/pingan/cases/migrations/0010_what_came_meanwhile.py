"""What servers of the last release reported while `0006` was copying gets what all other cases have.

A case that was committed after the copying had begun and before its trigger was there had no row of how it came,
and no receipt: sent again, it was told to be another report. By now the trigger is there, so none is missed here.
"""

from django.db import migrations

RECEIVED = """
INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post)
SELECT id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post
FROM cases_case AS c
WHERE reporter_post IS NOT NULL AND NOT EXISTS (SELECT FROM cases_received AS r WHERE r.case_id = c.id)
"""
RECEIPTS = """
INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
SELECT reporter_id, id, report_hash, 'case', id, received_at
FROM cases_case AS c
WHERE reporter_post IS NOT NULL AND NOT EXISTS (
  SELECT FROM receipts_receipt AS r WHERE r.account = c.reporter_id AND r.key = c.id
)
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_categories_are_data")]

    operations = [
        migrations.RunSQL(RECEIVED, migrations.RunSQL.noop),
        migrations.RunSQL(RECEIPTS, migrations.RunSQL.noop),
    ]
