"""How many closings of a month came to the same, kept by the database with each closing: also where a server of
an earlier release writes it."""

from django.db import migrations, models

# The table is not written between the triggers and what was there before them: making a trigger locks it.
_OF = "county, month, digits, area_code, organisation, reason, responded, solved, satisfied"
_EACH = """
SELECT c.county, c.month, level.digits, left(c.area_code, level.digits) AS area_code, c.organisation, c.reason,
       c.responded, c.solved, c.satisfied, {n} AS n
FROM {rows} AS c, unnest(ARRAY[6, 9, 12, 15]) AS level (digits) WHERE length(c.area_code) >= level.digits
"""
_COME, _GONE = _EACH.format(rows="come", n="1"), _EACH.format(rows="gone", n="-1")
_KEEP = f"""
INSERT INTO public.stats_closingsum AS s ({_OF}, n)
SELECT {_OF}, sum(n) FROM ({{each}}) AS each GROUP BY {_OF} HAVING sum(n) <> 0
ON CONFLICT ({_OF}) DO UPDATE SET n = s.n + excluded.n;
"""
_FUNCTION = """
CREATE FUNCTION stats_closings_{what}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {keep}
  RETURN NULL;
END $$;
CREATE TRIGGER stats_closing_{what} AFTER {event} ON stats_closing
  REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION stats_closings_{what}();
"""
_TRIGGERS = (
    ("come", "INSERT", "NEW TABLE AS come", _COME),
    ("change", "UPDATE", "OLD TABLE AS gone NEW TABLE AS come", f"{_COME} UNION ALL {_GONE}"),
    ("go", "DELETE", "OLD TABLE AS gone", _GONE),
)
_MAKE = "".join(
    _FUNCTION.format(what=what, event=event, tables=tables, keep=_KEEP.format(each=each))
    for what, event, tables, each in _TRIGGERS
)
_UNDO = "".join(
    f"DROP TRIGGER stats_closing_{what} ON stats_closing; DROP FUNCTION stats_closings_{what}();"
    for what, *_rest in _TRIGGERS
)


class Migration(migrations.Migration):
    dependencies = [("stats", "0005_closings")]

    operations = [
        migrations.CreateModel(
            name="ClosingSum",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("county", models.CharField(db_collation="C", max_length=6)),
                ("month", models.DateField()),
                ("digits", models.SmallIntegerField()),
                ("area_code", models.CharField(db_collation="C", max_length=15)),
                ("organisation", models.UUIDField(null=True)),
                ("reason", models.CharField(max_length=20)),
                ("responded", models.BooleanField(null=True)),
                ("solved", models.BooleanField(null=True)),
                ("satisfied", models.BooleanField(null=True)),
                ("n", models.IntegerField()),
            ],
        ),
        # Not with the table: that would come after the statements below, which need it.
        migrations.AddConstraint(
            "closingsum",
            models.UniqueConstraint(
                fields=(
                    *("county", "digits", "month", "area_code", "organisation", "reason"),
                    *("responded", "solved", "satisfied"),
                ),
                name="stats_closingsum_once",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL(_MAKE, _UNDO),
        migrations.RunSQL(_KEEP.format(each=_EACH.format(rows="stats_closing", n="1")), migrations.RunSQL.noop),
    ]
