"""Closed cases that are to be called back: a day on the case, and what is found by it.

Of what closed lately, those that somebody at work outside told us of, and that somebody else saw to, get theirs
now: one statement over the cases of fifteen days. Servers of the last release leave it empty.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_DUE_NOW = """
UPDATE cases_case AS c SET call_due = c.closed_at + interval '15 days'
FROM cases_step AS told
WHERE told.case_id = c.id AND told.action = 'report' AND told.role = 'grid_worker'
  AND c.closed_at > now() - interval '15 days' AND c.track = 'event' AND c.ending IN ('close', '')
  AND NOT EXISTS (
    SELECT FROM cases_step AS s
    WHERE s.case_id = c.id AND (s.action = 'evaluate' OR (s.action = 'handle' AND s.by_id = c.reporter_id))
  )
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0018_open_places")]

    operations = [
        migrations.AddField("case", "call_due", models.DateTimeField(null=True)),
        migrations.RunSQL(_DUE_NOW, migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                "county_code",
                "call_due",
                "id",
                condition=models.Q(call_due__isnull=False),
                name="cases_county_call",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                "township_code",
                "call_due",
                "id",
                condition=models.Q(call_due__isnull=False),
                name="cases_township_call",
            ),
        ),
    ]
