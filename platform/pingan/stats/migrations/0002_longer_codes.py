"""Tracks and states may have names of twenty letters. Longer varchars cost no rewriting, and older servers,
which write short ones, do not mind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stats", "0001_initial")]
    operations = [
        migrations.AlterField("areacount", "track", models.CharField(max_length=20)),
        migrations.AlterField("areacount", "state", models.CharField(max_length=20)),
        migrations.AlterField("daycount", "state", models.CharField(max_length=20)),
    ]
