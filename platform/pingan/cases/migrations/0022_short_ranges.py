"""Lists that were read past what is not in them: of one state by their age, and of an organisation."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0021_told_by_days")]

    operations = [
        *(
            AddIndexConcurrently(
                model_name="case",
                index=models.Index(
                    models.F(f"{level}_code"),
                    models.F("state"),
                    models.OrderBy(models.F("received_at"), descending=True),
                    models.OrderBy(models.F("id"), descending=True),
                    condition=models.Q(("closed_at__isnull", True)),
                    name=f"cases_{level}_stands",
                ),
            )
            for level in ("county", "township")
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                models.F("organisation"),
                models.F("state"),
                models.F("due"),
                models.F("id"),
                condition=models.Q(("closed_at__isnull", True), ("organisation__isnull", False)),
                name="cases_organisation_state",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                models.F("organisation"),
                models.OrderBy(models.F("received_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("closed_at__isnull", True), ("organisation__isnull", False)),
                name="cases_organisation_open",
            ),
        ),
        AddIndexConcurrently(
            model_name="task",
            index=models.Index(
                fields=["organisation", "case"],
                condition=models.Q(("done_at", None), models.Q(("kind", "handling"), _negated=True)),
                name="cases_task_organisation_beside",
            ),
        ),
    ]
