"""How live processes are. Unlogged: a crash may take it, and a replica need not have it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("realtime", "0001_looks")]

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("process", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("sockets", models.IntegerField()),
                ("behind", models.BigIntegerField()),
                ("delay_ms", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL("ALTER TABLE realtime_pulse SET UNLOGGED", migrations.RunSQL.noop),
    ]
