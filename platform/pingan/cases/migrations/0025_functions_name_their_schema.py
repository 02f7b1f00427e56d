"""What cases are found by names the schema of its functions, where a database had them before (see `0014`)."""

from importlib import import_module

from django.db import migrations

_FUNCTIONS: str = import_module("pingan.cases.migrations.0014_words_to_find").FUNCTIONS


class Migration(migrations.Migration):
    dependencies = [("cases", "0024_photos_under_way")]

    operations = [
        migrations.RunSQL(
            _FUNCTIONS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        ),
    ]
