"""Areas with their history, border villages, the working calendar, and which county data was loaded."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db.models import F, Q
from django.db.models.functions import Now

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, LENGTHS, VILLAGE_DIGITS, Level
from pingan.core.frames import SRID, TILE_SRID
from pingan.core.ids import uuid7

CURRENT = Q(valid_to__isnull=True)


def _code_of(level: Level) -> Q:
    return Q(level=level, code__regex=rf"^\d{{{LENGTHS[level]}}}$")


class Area(models.Model):
    """One area over one span of its life, [valid_from, valid_to).

    A row is never changed after it was closed: new county data closes it and opens the next one, so
    an old case still finds the ground it was reported on. A code is unique among current rows, and
    a prefix of a code is the code of an area around it.
    """

    code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    level = models.CharField(max_length=8, choices=[(level.value, level.value.title()) for level in Level])
    parent_code = models.CharField(max_length=VILLAGE_DIGITS, db_collation="C", blank=True, default="")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True, default="")
    shape = models.MultiPolygonField(srid=SRID, spatial_index=False)
    shape_3857 = models.GeneratedField(
        expression=Transform("shape", TILE_SRID),
        output_field=models.MultiPolygonField(srid=TILE_SRID, spatial_index=False),
        db_persist=True,
    )
    # What maps draw: simplified once per level along shared edges, so neighbours still fit together.
    outline = models.MultiPolygonField(srid=SRID, spatial_index=False)
    # Surely inside the area, unlike a centroid; where its name is written.
    label_point = models.PointField(srid=SRID, spatial_index=False)
    households = models.PositiveIntegerField(default=0)
    population = models.PositiveIntegerField(default=0)
    is_border_village = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    # Codes of the areas that took over its ground, largest share first; empty while current.
    replaced_by = ArrayField(models.CharField(max_length=GRID_DIGITS), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint("code", condition=CURRENT, name="territory_area_one_current"),
            models.CheckConstraint(
                condition=reduce(or_, (_code_of(level) for level in Level)),
                name="territory_area_code_of_level",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.COUNTY, parent_code="")
                | (~Q(level=Level.COUNTY) & Q(code__startswith=F("parent_code")) & ~Q(parent_code="")),
                name="territory_area_inside_parent",
            ),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gte=F("valid_from")), name="territory_area_span"
            ),
        ]
        indexes = [
            # As expressions: with fields= Django's PostGIS backend drops the condition of a spatial index.
            GistIndex("shape", condition=CURRENT, name="territory_area_shape_now"),
            # Which grid a point is in is asked on every report: its own index, of the grids alone.
            GistIndex("shape", condition=CURRENT & Q(level=Level.GRID), name="territory_grid_shape_now"),
            models.Index(fields=["code", "-valid_from"], name="territory_area_history"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class BorderVillage(models.Model):
    """What a border village's page tells: civil matters only.

    There is no column for the boundary line, markers' positions, patrols, checkpoints, cameras,
    works or troops, and loading refuses a profile that brings anything beyond these.
    """

    code = models.CharField(max_length=VILLAGE_DIGITS, primary_key=True, db_collation="C")
    profile = models.JSONField()
    loaded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.code


class LoadedCounty(models.Model):
    """One load of county data that changed something; the newest one names the map's version."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    county_code = models.CharField(max_length=COUNTY_DIGITS)
    version = models.CharField(max_length=40)
    manifest_sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    opened = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index("county_code", F("loaded_at").desc(), name="territory_load_newest")]

    def __str__(self) -> str:
        return f"{self.county_code} {self.version}"


class CalendarYear(models.Model):
    """A year whose public holidays and make-up working days (调休) the State Council has announced."""

    year = models.PositiveSmallIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.year)


class SpecialDay(models.Model):
    """A day that breaks the rule 'Monday to Friday are working days'."""

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
