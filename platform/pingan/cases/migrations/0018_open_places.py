"""What is open around a place rides an index of its own, while servers go on writing."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0017_how_cases_ended")]

    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=django.contrib.postgres.indexes.GistIndex(
                "location_3857", condition=models.Q(closed_at__isnull=True), name="cases_open_near"
            ),
        ),
    ]
