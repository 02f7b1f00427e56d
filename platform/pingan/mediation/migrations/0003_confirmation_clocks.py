"""The thirty days of agreements there are become clocks."""

from django.conf import settings
from django.db import migrations

# The day of effect is not counted, and the last one runs to its end.
ADOPT = """
INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at)
SELECT case_id, 'confirmation', 'dispute/*/confirmation=30 whole_day',
       effective_on::timestamp AT TIME ZONE %(zone)s,
       (confirmation_due + 1)::timestamp AT TIME ZONE %(zone)s
FROM mediation_dispute
WHERE confirmation_due IS NOT NULL AND effective_on IS NOT NULL
"""
FORGET = "DELETE FROM cases_clock WHERE kind = 'confirmation'"


def adopt(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(ADOPT, {"zone": settings.TIME_ZONE})


def forget(apps, schema_editor):
    schema_editor.execute(FORGET)


class Migration(migrations.Migration):
    dependencies = [("mediation", "0002_session_numbers"), ("cases", "0005_clocks_and_tasks")]
    operations = [migrations.RunPython(adopt, forget)]
