"""The ledger by channel and by reason, and what reached nobody, each along an index of its own."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_NEWEST = (models.OrderBy(models.F("at"), descending=True), models.OrderBy(models.F("id"), descending=True))


class Migration(migrations.Migration):
    # Beside what is served: rows are written and sent while it runs.
    atomic = False

    dependencies = [("notices", "0001_initial")]

    operations = [
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                models.F("county_code"),
                models.F("state"),
                models.F("channel"),
                *_NEWEST,
                name="notices_by_channel",
            ),
        ),
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                models.F("county_code"),
                models.F("state"),
                models.F("reason"),
                *_NEWEST,
                condition=models.Q(("reason", ""), _negated=True),
                name="notices_by_reason",
            ),
        ),
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                models.F("county_code"),
                *_NEWEST,
                condition=models.Q(("state", "failed"), ("receipt", "undelivered"), _connector="OR"),
                name="notices_unreached",
            ),
        ),
    ]
