"""A case keeps what it is counted under: the top of its category's path on its day, not two digits of its code.

The column keeps its values and is written from now on. Servers of the last release, which know it as made by the
database, go on not writing it: for them the database does what it did. The trigger goes in a later release.
"""

from django.db import migrations, models

PLAIN = """
ALTER TABLE cases_case ALTER COLUMN major_category DROP EXPRESSION;
ALTER TABLE cases_case ALTER COLUMN major_category TYPE varchar(12), ALTER COLUMN category TYPE varchar(12);
CREATE FUNCTION cases_major_of_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.major_category := left(NEW.category, 2);
  RETURN NEW;
END
$$;
CREATE TRIGGER cases_major_of_code BEFORE INSERT ON cases_case
  FOR EACH ROW WHEN (NEW.major_category IS NULL) EXECUTE FUNCTION cases_major_of_code()
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_links")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(PLAIN, migrations.RunSQL.noop)],
            state_operations=[
                migrations.AlterField("case", "category", models.CharField(max_length=12)),
                migrations.AlterField("case", "major_category", models.CharField(max_length=12)),
            ],
        ),
    ]
