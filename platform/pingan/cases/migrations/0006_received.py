"""What is only the report as it came moves beside the case; its hash becomes the report's receipt.

First half of two, so that servers of the last release go on serving: the columns stay where they are, none of
them has to be filled any more, and a case that such a server writes leaves its row beside it by a trigger. Once
no server of that release runs, the columns and the trigger go.
"""

import django.db.models.deletion
from django.db import migrations, models

MOVE = """
INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post)
SELECT id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post FROM cases_case
"""
RECEIPTS = """
INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
SELECT reporter_id, id, report_hash, 'case', id, received_at FROM cases_case
"""
# Which servers wrote a case is told by the post: those of the last release always name one there.
GO_ON = """
ALTER TABLE cases_case
  ALTER source_datum SET DEFAULT '',
  ALTER near_codes SET DEFAULT '[]',
  ALTER report_hash SET DEFAULT '',
  ALTER reporter_post DROP NOT NULL;

CREATE FUNCTION cases_received_from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post)
    VALUES (NEW.id, NEW.raw_lng, NEW.raw_lat, NEW.source_datum, NEW.accuracy_m, NEW.captured_at, NEW.near_codes,
            NEW.reporter_post);
    INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
    VALUES (NEW.reporter_id, NEW.id, NEW.report_hash, 'case', NEW.id, NEW.received_at);
    RETURN NULL;
END $$;

CREATE TRIGGER cases_case_received_from_old AFTER INSERT ON cases_case
    FOR EACH ROW WHEN (NEW.reporter_post IS NOT NULL) EXECUTE FUNCTION cases_received_from_old();
"""
BACK = """
DROP TRIGGER cases_case_received_from_old ON cases_case;
DROP FUNCTION cases_received_from_old;
DELETE FROM receipts_receipt WHERE object_type = 'case' AND key = object_id;
UPDATE cases_case AS c SET (raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post)
  = (r.raw_lng, r.raw_lat, r.source_datum, r.accuracy_m, r.captured_at, r.near_codes,
     coalesce(r.reporter_post, '00000000-0000-0000-0000-000000000000'))
  FROM cases_received AS r WHERE r.case_id = c.id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE cases_case ALTER reporter_post SET NOT NULL;
"""
LEAVING = (
    *("raw_lng", "raw_lat", "source_datum", "accuracy_m", "captured_at", "near_codes", "report_hash"),
    "reporter_post",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_clocks_and_tasks"), ("receipts", "0001_receipts")]

    operations = [
        migrations.CreateModel(
            name="Received",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="received",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("raw_lng", models.FloatField(null=True)),
                ("raw_lat", models.FloatField(null=True)),
                ("source_datum", models.CharField(blank=True, db_default="", default="", max_length=8)),
                ("accuracy_m", models.FloatField(null=True)),
                ("captured_at", models.DateTimeField(null=True)),
                ("near_codes", models.JSONField(db_default=[], default=list)),
                ("reporter_post", models.UUIDField(null=True)),
            ],
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RunSQL(RECEIPTS, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name="case", name=name) for name in LEAVING
            ],
        ),
        migrations.RunSQL(GO_ON, BACK),
    ]
