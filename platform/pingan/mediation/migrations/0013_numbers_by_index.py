"""The numbers of a month from indexes that have all that is counted; those that had the day alone are gone."""

from django.db import migrations, models

_DAYS = ("came_on", "ended_on", "effective_on", "kept_by")
_TOLD = (
    *("case", "grid_code", "kind", "road", "committee", "level", "outcome", "keeping", "barred"),
    *("confirmation", "went_on", "received_at"),
)


class Migration(migrations.Migration):
    dependencies = [("mediation", "0012_station_origin")]

    operations = [
        *(
            migrations.AddIndex(
                "counted",
                models.Index(fields=["county", day], include=_TOLD, name=f"mediation_month_{day}"),
            )
            for day in _DAYS
        ),
        *(migrations.RemoveIndex("counted", f"mediation_counted_{day}") for day in _DAYS),
        *(
            migrations.AddIndex(
                "countedthen", models.Index("county", "month", day, name=f"mediation_then_{day}")
            )
            for day in _DAYS
        ),
    ]
