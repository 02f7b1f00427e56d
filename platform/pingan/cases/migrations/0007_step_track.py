"""Each line of a timeline says on which track it was written.

Nearly all lines there are were written on the event track, so they are given that without being touched (a
column's default costs nothing); only those of disputes are, in one statement. Afterwards the default is empty:
what a server of the last release still writes is read as before, by the lines that follow it.
"""

from django.db import migrations, models

_DISPUTES = """
UPDATE cases_step AS step SET track = 'dispute'
FROM cases_case AS "case"
WHERE "case".id = step.case_id AND "case".track = 'dispute'
  AND NOT EXISTS (
    SELECT FROM cases_step AS later
    WHERE later.case_id = step.case_id AND later.id >= step.id AND later.action = 'hand_to_mediation'
  )
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_received")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="track",
            field=models.CharField(blank=True, db_default="event", default="", max_length=20),
        ),
        migrations.RunSQL(_DISPUTES, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="step",
            name="track",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
    ]
