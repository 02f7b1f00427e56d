"""How cases ended that are closed by now, as their timelines tell it.

Not in one transaction with the column itself (`0011`): a million rows take a minute or two, and meanwhile everybody
reads and writes. Run again it copies what is missing; what a server closed since has its ending already.
"""

from django.db import migrations

# The last line that closed the case. A report that was settled on the spot is its own; what only added to a closed
# case (a late photo) came from `closed`.
ENDINGS = """
UPDATE cases_case AS c
SET ending = CASE s.action WHEN 'report' THEN 'self_resolve' ELSE s.action END
FROM (
  SELECT DISTINCT ON (case_id) case_id, action FROM cases_step
  WHERE to_state = 'closed' AND from_state <> 'closed'
  ORDER BY case_id, id DESC
) AS s
WHERE s.case_id = c.id AND c.closed_at IS NOT NULL AND c.ending = ''
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0016_county_tables_are_configuration")]

    operations = [migrations.RunSQL(ENDINGS, migrations.RunSQL.noop)]
