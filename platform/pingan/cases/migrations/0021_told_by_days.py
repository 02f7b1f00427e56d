"""What was closed, asked and came up in some days rides indexes of their own, while servers go on writing."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0020_cases_of_overrides")]

    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                models.F("county_code"),
                models.F("closed_at"),
                models.F("id"),
                condition=models.Q(("closed_at__isnull", False)),
                name="cases_county_closed",
            ),
        ),
        AddIndexConcurrently(
            model_name="escalation",
            index=models.Index(fields=["at", "id"], name="cases_escalation_by_time"),
        ),
        AddIndexConcurrently(
            model_name="task",
            index=models.Index(
                condition=models.Q(("kind__in", ("supervision", "whistle"))),
                fields=["kind", "asked_at", "id"],
                name="cases_task_by_kind",
            ),
        ),
    ]
