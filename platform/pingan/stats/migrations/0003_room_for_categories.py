"""Categories may have codes of twelve digits. Longer varchars cost no rewriting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stats", "0002_longer_codes")]
    operations = [
        migrations.AlterField("areacount", "major", models.CharField(max_length=12)),
        migrations.AlterField("daycount", "major", models.CharField(max_length=12)),
    ]
