import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """What does not stand is kept beside what does. Servers of the last release write what stands."""

    dependencies = [
        ("mediation", "0013_numbers_by_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="stands",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("stands", True)),
                expressions=[("taken", "="), ("span", "&&")],
                name="mediation_booking_stands_once",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="booking",
            name="mediation_booking_once",
        ),
        migrations.AddIndex(
            model_name="booking",
            index=django.contrib.postgres.indexes.GistIndex(fields=["taken", "span"], name="mediation_booking_taken"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(condition=models.Q(("stands", False)), fields=["taken"], name="mediation_booking_clash"),
        ),
    ]
