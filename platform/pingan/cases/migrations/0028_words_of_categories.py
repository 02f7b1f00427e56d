"""Which category words belong to, learnt from a county's closed cases: one small file for its phones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_what_the_phone_took_for_the_grid")]

    operations = [
        migrations.CreateModel(
            name="CategoryWords",
            fields=[
                ("county", models.CharField(max_length=6, primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=32)),
                ("content", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
