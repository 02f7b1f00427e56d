"""Which cases somebody mediates beside others, by who they are."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("mediation", "0010_numbers")]

    operations = [
        AddIndexConcurrently(
            "comediator",
            models.Index(
                fields=["account"], condition=models.Q(left_at=None), name="mediation_comediator_now"
            ),
        ),
    ]
