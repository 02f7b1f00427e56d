"""What came in some days rides an index of its own, whatever became of it, while servers go on writing."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("incoming", "0001_initial")]

    operations = [
        AddIndexConcurrently(
            model_name="matter",
            index=models.Index(
                models.F("county_code"), models.F("came_at"), models.F("id"), name="incoming_came"
            ),
        ),
    ]
