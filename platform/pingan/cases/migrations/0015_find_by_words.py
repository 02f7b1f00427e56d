"""What was reported before can be found, too; that and the lists of one state ride an index.

Not in one transaction: servers go on writing meanwhile, and what was begun is taken up again.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# A case that came since the trigger stands has its words already.
FILL = """
INSERT INTO cases_wording (case_id, words, grid_code, received_at)
SELECT id, cases_words_of(code, what, place_note), grid_code, received_at
FROM cases_case ORDER BY received_at
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0014_words_to_find")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="wording",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func("words", "grid_code", function="cases_tokens"),
                fastupdate=False,
                name="cases_wording_tokens",
            ),
        ),
        *(
            AddIndexConcurrently(
                model_name="case",
                index=models.Index(
                    models.F(scope),
                    models.F("state"),
                    models.F("due"),
                    models.F("id"),
                    condition=models.Q(closed_at__isnull=True),
                    name=name,
                ),
            )
            for scope, name in (
                ("county_code", "cases_county_state"),
                ("township_code", "cases_township_state"),
            )
        ),
    ]
