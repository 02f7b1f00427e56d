"""Under which numbers a case is known elsewhere, or which it names: looked up whole, both ways.

What was handed over before is known by its number from here on; which numbers older reports name, nobody has looked.
"""

import django.db.models.deletion
from django.db import migrations, models

# As `cases.elsewhere.folded` does it, with its bounds.
FILL = r"""
INSERT INTO incoming_number (case_id, county_code, number, known)
SELECT case_id, county_code, folded, true
FROM (
    SELECT case_id, county_code,
           left(upper(regexp_replace(
               normalize(number, NFKC), '[-\s‐-―_/.,:;·〔〕\[\](){}【】#*]+', '', 'g'
           )), 60) AS folded
    FROM incoming_matter WHERE case_id IS NOT NULL
) AS kept
WHERE length(folded) >= 8 AND length(regexp_replace(folded, '[^0-9]', '', 'g')) >= 4
  AND folded !~ '^(1[0-9]{10}|0[0-9]{9,11}|[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X])$'
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_short_ranges"), ("incoming", "0002_told_by_days")]

    operations = [
        migrations.CreateModel(
            name="Number",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(db_collation="C", max_length=6)),
                ("number", models.CharField(db_collation="C", max_length=60)),
                ("known", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("county_code"),
                        models.F("number"),
                        models.OrderBy(models.F("case"), descending=True),
                        name="incoming_number_find",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number", "known"), name="incoming_number_once")
                ],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
