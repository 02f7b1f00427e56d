"""Who is writing which form of a case. Unlogged: a crash may take it, and a replica need not have it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_short_ranges")]

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.UUIDField()),
                ("what", models.CharField(max_length=70)),
                ("account", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "what"), name="cases_lease_one")],
            },
        ),
        migrations.RunSQL("ALTER TABLE cases_lease SET UNLOGGED", migrations.RunSQL.noop),
    ]
