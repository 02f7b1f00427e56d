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


class Cursor(models.Model):
    """The last act of a county's journal that the sums of one fold contain (`stats.folds`)."""

    pk = CompositePrimaryKey("county", "fold")
    county = models.CharField(max_length=COUNTY_DIGITS)
    fold = models.CharField(max_length=20)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.fold} of {self.county} at {self.seq}"


class Stay(models.Model):
    """An open case where it stands now, and since when; with the organisation that it lies with, and since
    when that one has it. No organisation's is written as a nought (`dwell_sql.NOBODY`): keys know no nulls.
    """

    case_id = models.UUIDField(primary_key=True)
    county_code = models.CharField(max_length=COUNTY_DIGITS)
    township_code = models.CharField(max_length=TOWNSHIP_DIGITS)
    track = models.CharField(max_length=20)
    major = models.CharField(max_length=CODE_LENGTH)
    state = models.CharField(max_length=20)
    since = models.DateTimeField()
    organisation = models.UUIDField()
    held_since = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # What has stood longest in a state, under each of the categories.
            models.Index(
                fields=["county_code", "track", "state", "major", "since"], name="stats_stay_county"
            ),
            models.Index(
                fields=["township_code", "track", "state", "major", "since"], name="stats_stay_township"
            ),
            models.Index(
                fields=["organisation", "held_since"],
                condition=models.Q(held_since__isnull=False),
                name="stats_stay_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state} since {self.since}"


class Standing(models.Model):
    """How many open cases stand in a state now, of a county and of a township. Rows of none are removed."""

    pk = CompositePrimaryKey("area_code", "track", "state", "major", "organisation")
    area_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    track = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    major = models.CharField(max_length=CODE_LENGTH)
    organisation = models.UUIDField()
    n = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.area_code} {self.track} {self.state}: {self.n}"


class Passage(models.Model):
    """How often cases were moved on from a state to another in a month, and how long they had stood there.

    `bucket` is where that time lies among `dwell_fold.BOUNDS_HOURS`, and -1 where there is none to tell: the
    case came (from no state), or had been over.
    """

    pk = CompositePrimaryKey(
        *("area_code", "month", "organisation", "track", "state", "to_track", "to_state", "major", "bucket")
    )
    area_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    month = models.DateField()
    organisation = models.UUIDField()
    track = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    to_track = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    major = models.CharField(max_length=CODE_LENGTH)
    bucket = models.SmallIntegerField()
    n = models.IntegerField()
    seconds = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.area_code} {self.month} {self.state} → {self.to_state}: {self.n}"


class Holding(models.Model):
    """How often cases left an organisation's hands in a month, and how long they had lain there in all."""

    pk = CompositePrimaryKey("area_code", "month", "organisation", "track", "major", "bucket")
    area_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    month = models.DateField()
    organisation = models.UUIDField()
    track = models.CharField(max_length=20)
    major = models.CharField(max_length=CODE_LENGTH)
    bucket = models.SmallIntegerField()
    n = models.IntegerField()
    seconds = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.area_code} {self.month} {self.organisation}: {self.n}"


class Closing(models.Model):
    """One end of a case, and what came of calling back whoever told us of it: the row behind the three rates.

    A case that is opened again and closed again has another. `reason` says why it is in no rate, and is empty
    where it is; `seq` is the act that closed it.
    """

    pk = CompositePrimaryKey("county", "seq")
    county = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    seq = models.BigIntegerField()
    case_id = models.UUIDField()
    at = models.DateTimeField()
    month = models.DateField()
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    organisation = models.UUIDField(null=True)
    reason = models.CharField(max_length=20)
    responded = models.BooleanField(null=True)
    solved = models.BooleanField(null=True)
    satisfied = models.BooleanField(null=True)

    class Meta:
        indexes = [
            # A month of an area, with all that is counted.
            models.Index(
                fields=["county", "month", "area_code"],
                include=["organisation", "reason", "responded", "solved", "satisfied", "at", "case_id"],
                name="stats_closing_month",
            ),
            models.Index(fields=["case_id", "seq"], name="stats_closing_case"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at}"


class ClosingSum(models.Model):
    """How many closings of a month, around an area of each level and of an organisation, came to the same.

    The database keeps it with `Closing`, in the same transaction and whoever writes there. Rows of none stay.
    """

    id = models.BigAutoField(primary_key=True)
    county = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    month = models.DateField()
    digits = models.SmallIntegerField()
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    organisation = models.UUIDField(null=True)
    reason = models.CharField(max_length=20)
    responded = models.BooleanField(null=True)
    solved = models.BooleanField(null=True)
    satisfied = models.BooleanField(null=True)
    n = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("county", "digits", "month", "area_code", "organisation", "reason"),
                    *("responded", "solved", "satisfied"),
                ],
                nulls_distinct=False,
                name="stats_closingsum_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.month} {self.reason}: {self.n}"
