"""The grid that the phone found by its own file of grids is kept beside the county's answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_a_code_has_its_check_letter")]

    operations = [
        migrations.AddField(
            "received", "phone_grid", models.CharField(blank=True, db_default="", default="", max_length=15)
        ),
        migrations.AddField(
            "received", "phone_ground", models.CharField(blank=True, db_default="", default="", max_length=64)
        ),
    ]
