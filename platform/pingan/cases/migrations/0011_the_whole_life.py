"""How a case ended, to which organisation it is assigned, and with what an approved move is taken.

Servers of the last release go on without knowing any of it: they close cases with an ending that is empty, which
readers take for what it is, one that was not told. What the timelines tell of cases that are closed by now is
copied over.
"""

import django.db.models.deletion
from django.db import migrations, models

# The last line that closed the case. A report that was settled on the spot is its own; what only added to a closed
# case (a late photo) came from `closed`.
ENDINGS = """
UPDATE cases_case AS c
SET ending = CASE s.action WHEN 'report' THEN 'self_resolve' ELSE s.action END
FROM (
  SELECT DISTINCT ON (case_id) case_id, action FROM cases_step
  WHERE to_state = 'closed' AND from_state <> 'closed'
  ORDER BY case_id, id DESC
) AS s
WHERE s.case_id = c.id AND c.closed_at IS NOT NULL AND c.ending = ''
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_what_came_meanwhile"), ("people", "0005_failures_are_uses")]

    operations = [
        migrations.AddField(
            "case",
            "ending",
            models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.AddField(
            "case",
            "organisation",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField("task", "said", models.JSONField(db_default={}, default=dict)),
        migrations.AddIndex(
            "case",
            models.Index(
                "organisation",
                models.F("received_at").desc(),
                models.F("id").desc(),
                condition=models.Q(organisation__isnull=False),
                name="cases_organisation_newest",
            ),
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                "organisation",
                "due",
                "id",
                condition=models.Q(("closed_at__isnull", True), ("organisation__isnull", False)),
                name="cases_organisation_due",
            ),
        ),
        migrations.RunSQL(ENDINGS, migrations.RunSQL.noop),
    ]
