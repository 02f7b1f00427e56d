"""Where an account belongs, who stands in for whom, and no post held twice at a time.

Posts that one account held twice over the same days become one that lasts as long as both: from the first day
of the earlier to the last of the later. Nothing but sessions refers to a post by a key, and they go along.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models
from django.db.models import Q

import pingan.people.models

JOIN_DOUBLED = """
CREATE TEMPORARY TABLE people_joined ON COMMIT DROP AS
WITH marked AS (
  SELECT id, account_id, role, area_code, organisation_id, starts_on, ends_on,
    starts_on > max(coalesce(ends_on, 'infinity')) OVER (
      PARTITION BY account_id, role, area_code, organisation_id ORDER BY starts_on, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begins
  FROM people_post
), spans AS (
  SELECT *, count(*) FILTER (WHERE begins) OVER (
      PARTITION BY account_id, role, area_code, organisation_id ORDER BY starts_on, id) AS span
  FROM marked
)
SELECT id, first_value(id) OVER one AS kept, nullif(max(coalesce(ends_on, 'infinity')) OVER (
    PARTITION BY account_id, role, area_code, organisation_id, span), 'infinity') AS until
FROM spans
WINDOW one AS (PARTITION BY account_id, role, area_code, organisation_id, span ORDER BY starts_on, id);

UPDATE people_device SET post_id = kept FROM people_joined j WHERE post_id = j.id AND j.id <> j.kept;
DELETE FROM people_post USING people_joined j WHERE people_post.id = j.id AND j.id <> j.kept;
UPDATE people_post SET ends_on = until FROM people_joined j
WHERE people_post.id = j.id AND j.id = j.kept AND ends_on IS DISTINCT FROM until;
DROP TABLE people_joined;
"""

# The post that began last says where somebody belongs.
FIND_HOMES = """
UPDATE people_account SET area_code = last.area_code
FROM (SELECT DISTINCT ON (account_id) account_id, area_code FROM people_post
      ORDER BY account_id, starts_on DESC, id DESC) AS last
WHERE last.account_id = people_account.id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0009_devices_sign")]

    operations = [
        BtreeGistExtension(),
        migrations.AddField(
            "account",
            "area_code",
            models.CharField(blank=True, db_collation="C", db_default="", default="", max_length=15),
        ),
        migrations.AddField(
            "account", "version", models.PositiveIntegerField(db_default=1, default=1)
        ),
        migrations.AddField(
            "post",
            "acting_for",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stand_ins",
                to="people.post",
            ),
        ),
        migrations.RunSQL(JOIN_DOUBLED, migrations.RunSQL.noop, elidable=True),
        migrations.RunSQL(FIND_HOMES, migrations.RunSQL.noop, elidable=True),
        migrations.AddIndex(
            "account", models.Index(fields=["area_code", "username"], name="people_account_of_area")
        ),
        migrations.AddIndex("post", models.Index(fields=["area_code", "id"], name="people_post_of_area")),
        migrations.AddConstraint(
            "post",
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | Q(ends_on__isnull=False),
                name="people_post_acting_ends",
            ),
        ),
        migrations.AddConstraint(
            "post",
            django.contrib.postgres.constraints.ExclusionConstraint(
                name="people_post_once_at_a_time",
                expressions=[
                    ("account", "="),
                    ("role", "="),
                    ("area_code", "="),
                    ("organisation", "="),
                    (
                        pingan.people.models._Days(
                            "starts_on",
                            "ends_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
            ),
        ),
    ]
