"""What was done to accounts and to the configuration, and who signed in, each a range of an index of its own."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Q

from pingan.journal.models import ADMINISTRATION, SIGN_INS


class Migration(migrations.Migration):
    # Beside what is served: the journal may have ten million acts.
    atomic = False

    dependencies = [("journal", "0004_stamp_finds_its_own")]

    operations = [
        AddIndexConcurrently(
            "act", models.Index("county", F("seq").desc(), condition=ADMINISTRATION, name="journal_act_administration")
        ),
        AddIndexConcurrently(
            "act", models.Index("county", F("seq").desc(), condition=SIGN_INS, name="journal_act_sign_ins")
        ),
    ]
