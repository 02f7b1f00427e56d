"""Who has which case open. Unlogged: a crash may take it, and a replica need not have it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("socket", models.UUIDField(primary_key=True, serialize=False)),
                ("case", models.UUIDField()),
                ("account", models.UUIDField()),
                ("idle", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["case"], name="realtime_look_case")]},
        ),
        migrations.RunSQL("ALTER TABLE realtime_look SET UNLOGGED", migrations.RunSQL.noop),
    ]
