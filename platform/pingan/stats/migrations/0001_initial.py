"""The sums come from the room of the maps, with their tables as they are: the last release's servers go on
reading and folding them while this one starts."""

from django.db import migrations, models

CREATED = [
    migrations.CreateModel(
        name="AreaCount",
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "area_code", "track", "major", "state", blank=True, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("area_code", models.CharField(db_collation="C", max_length=15)),
            ("track", models.CharField(max_length=10)),
            ("major", models.CharField(max_length=2)),
            ("state", models.CharField(max_length=10)),
            ("n", models.IntegerField()),
        ],
        options={"db_table": "maps_areacount"},
    ),
    migrations.CreateModel(
        name="DayCount",
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "area_code", "day", "major", "state", blank=True, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("area_code", models.CharField(db_collation="C", max_length=15)),
            ("day", models.DateField()),
            ("major", models.CharField(max_length=2)),
            ("state", models.CharField(max_length=10)),
            ("n", models.IntegerField()),
        ],
        options={"db_table": "maps_daycount"},
    ),
    migrations.CreateModel(
        name="FoldCursor",
        fields=[
            ("county", models.CharField(max_length=6, primary_key=True, serialize=False)),
            ("seq", models.BigIntegerField()),
        ],
        options={"db_table": "maps_foldcursor"},
    ),
    migrations.CreateModel(
        name="Pyramid",
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "level", "key", "township_code", blank=True, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("level", models.SmallIntegerField()),
            ("key", models.BigIntegerField()),
            ("township_code", models.CharField(db_collation="C", max_length=9)),
            ("n", models.IntegerField()),
            ("n_open", models.IntegerField()),
        ],
        options={"db_table": "maps_pyramid"},
    ),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("maps", "0001_initial")]
    operations = [migrations.SeparateDatabaseAndState(state_operations=CREATED)]
