"""The sums are of the room `stats` now. Only the state changes: the tables stay where they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("maps", "0001_initial"), ("stats", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name="AreaCount"),
                migrations.DeleteModel(name="DayCount"),
                migrations.DeleteModel(name="FoldCursor"),
                migrations.DeleteModel(name="Pyramid"),
            ]
        )
    ]
