"""A case's code has a ninth letter, by which the others are checked. The column is widened, no row is written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_functions_name_their_schema")]

    operations = [
        migrations.AlterField("case", "code", models.CharField(max_length=9, unique=True)),
    ]
