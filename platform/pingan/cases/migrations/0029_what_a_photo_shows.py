"""Whether a photo shows a matter as it was found, or what was made of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0028_words_of_categories")]

    operations = [
        migrations.AddField(
            "photo", "shows", models.CharField(blank=True, db_default="", default="", max_length=8)
        ),
    ]
