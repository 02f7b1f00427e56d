"""Sums folded from the journal. Nothing here is a truth of its own: `services.rebuild` makes it all again.

The tables are called after the maps, whose room the sums once were in: renaming one takes it away from the
servers of the last release while this one starts.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CompositePrimaryKey

from pingan.categories.models import CODE_LENGTH
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, TOWNSHIP_DIGITS


class FoldCursor(models.Model):
    """The last act of a county's journal that the sums contain. It moves in the transaction that adds it."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "maps_foldcursor"

    def __str__(self) -> str:
        return f"{self.county} at {self.seq}"


class AreaCount(models.Model):
    """How many cases of an area are in a state now, at each of the four levels. Rows of none are removed."""

    pk = CompositePrimaryKey("area_code", "track", "major", "state")
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    track = models.CharField(max_length=20)
    major = models.CharField(max_length=CODE_LENGTH)
    state = models.CharField(max_length=20)
    n = models.IntegerField()

    class Meta:
        db_table = "maps_areacount"

    def __str__(self) -> str:
        return f"{self.area_code} {self.track} {self.major} {self.state}: {self.n}"


class DayCount(models.Model):
    """How many cases reported on a day are in a state now, at each of the four levels."""

    pk = CompositePrimaryKey("area_code", "day", "major", "state")
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    day = models.DateField()
    major = models.CharField(max_length=CODE_LENGTH)
    state = models.CharField(max_length=20)
    n = models.IntegerField()

    class Meta:
        db_table = "maps_daycount"

    def __str__(self) -> str:
        return f"{self.area_code} {self.day} {self.major} {self.state}: {self.n}"


class Pyramid(models.Model):
    """How many cases, and open ones, lie in a cell of the map's quadtree.

    `key` is the cell's Morton key at that level. The township in the key keeps every viewer's scope
    exact at the price of a few more rows along borders. The counts are not in the index: with them in
    it, each fold would rewrite index entries instead of updating rows in place.
    """

    pk = CompositePrimaryKey("level", "key", "township_code")
    level = models.SmallIntegerField()
    key = models.BigIntegerField()
    township_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    n = models.IntegerField()
    n_open = models.IntegerField()

    class Meta:
        db_table = "maps_pyramid"

    def __str__(self) -> str:
        return f"{self.level}/{self.key} {self.township_code}: {self.n}"
