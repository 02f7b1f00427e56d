"""The function that numbers acts looks for its tables nowhere but where they are."""

from django.db import migrations

# It runs with its owner's rights, and a schema of temporary tables comes first unless it is named: whoever made a
# journal_stream of their own there would be given the numbers they like.
LAST = "ALTER FUNCTION journal_stamp() SET search_path = public, pg_temp"
UNDO = "ALTER FUNCTION journal_stamp() SET search_path FROM CURRENT"


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_room_for_topics")]
    operations = [migrations.RunSQL(LAST, UNDO)]
