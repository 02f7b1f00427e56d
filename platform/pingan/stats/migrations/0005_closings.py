"""Ends of cases, and what came of calling back: folded from the first act on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stats", "0004_dwell")]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county", models.CharField(db_collation="C", max_length=6)),
                ("seq", models.BigIntegerField()),
                ("case_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("month", models.DateField()),
                ("area_code", models.CharField(db_collation="C", max_length=15)),
                ("organisation", models.UUIDField(null=True)),
                ("reason", models.CharField(max_length=20)),
                ("responded", models.BooleanField(null=True)),
                ("solved", models.BooleanField(null=True)),
                ("satisfied", models.BooleanField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["county", "month", "area_code"],
                        include=(
                            *("organisation", "reason", "responded", "solved", "satisfied", "at", "case_id"),
                        ),
                        name="stats_closing_month",
                    ),
                    models.Index(fields=["case_id", "seq"], name="stats_closing_case"),
                ],
            },
        ),
    ]
