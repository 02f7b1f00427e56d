from django.db import migrations, models

# Sessions are numbered as they were recorded, and so are their ids.
NUMBER = """
UPDATE mediation_session AS s SET number = n.number
FROM (SELECT id, row_number() OVER (PARTITION BY dispute_id ORDER BY id) AS number FROM mediation_session) AS n
WHERE n.id = s.id
"""


class Migration(migrations.Migration):
    dependencies = [("mediation", "0001_initial")]

    operations = [
        migrations.AddField("session", "number", models.PositiveSmallIntegerField(null=True)),
        migrations.RunSQL(NUMBER, migrations.RunSQL.noop),
        migrations.AlterField("session", "number", models.PositiveSmallIntegerField()),
        migrations.AddConstraint(
            "session",
            models.UniqueConstraint(fields=("dispute", "number"), name="mediation_session_number"),
        ),
    ]
