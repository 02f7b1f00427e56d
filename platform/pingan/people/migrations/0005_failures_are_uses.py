"""Failed sign-ins are counted with everything else that is limited (core.Use)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0004_several_of_a_kind")]

    operations = [
        # Servers of the last release go on counting in the table; it goes with the release after this one.
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("SignInFailure")]),
    ]
