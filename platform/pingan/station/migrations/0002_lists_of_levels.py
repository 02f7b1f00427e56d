"""A county's, a township's and a village's consultations in the order of their list."""

from django.db import migrations, models
from django.db.models.functions import Left

_LEVELS = (("county", 6), ("township", 9), ("village", 12))


class Migration(migrations.Migration):
    dependencies = [("station", "0001_initial")]

    operations = [
        migrations.AddIndex(
            "consultation",
            models.Index(
                *(Left("area_code", digits), models.F("starts_at").desc(), models.F("id").desc()),
                name=f"station_consultation_{level}",
            ),
        )
        for level, digits in _LEVELS
    ]
