"""How a case ended, to which organisation it is assigned, and with what an approved move is taken.

Servers of the last release go on without knowing any of it: they close cases with an ending that is empty, which
readers take for what it is, one that was not told. What the timelines tell of cases that are closed by now is
copied over later (`0017`): here the table is locked for everybody.
"""

import django.db.models.deletion
from django.db import migrations, models

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
    ]
