"""Service points: the doors people come to."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS
from pingan.core.frames import SRID, TILE_SRID
from pingan.core.ids import uuid7


class Kind(models.TextChoices):
    """What stands at the address."""

    COUNTY_CENTER = "county_center", _("County center")
    TOWNSHIP_CENTER = "township_center", _("Township center")
    LEGAL_STATION = "legal_station", _("Legal service station")


class Center(models.TextChoices):
    """The four centers (四中心) that may share one door."""

    ZONGZHI = "zongzhi", _("Public security and governance center")
    PETITION = "petition", _("Petition center")
    GRID = "grid", _("Grid service center")
    MEDIATION = "mediation", _("Dispute mediation center")


class ServicePoint(models.Model):
    """One door: which centers are behind it, what they do, and when it is open.

    A point that is no longer handed over is withdrawn, never deleted: receptions will refer to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    location = models.PointField(srid=SRID, spatial_index=False)
    # Mercator keeps shapes, so nearest by plain distance there is nearest on the ground.
    location_3857 = models.GeneratedField(
        expression=Transform("location", TILE_SRID),
        output_field=models.PointField(srid=TILE_SRID, spatial_index=False),
        db_persist=True,
    )
    centers = ArrayField(models.CharField(max_length=20, choices=Center), default=list)
    # Codes of `offerings`.
    services = ArrayField(models.CharField(max_length=40), default=list)
    # A complete table of `hours.weekly_table`.
    hours = models.JSONField()
    phone = models.CharField(max_length=20, blank=True, default="")
    address = models.CharField(max_length=120)
    address_en = models.CharField(max_length=160, blank=True, default="")
    added_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(area_code__regex=rf"^\d{{{COUNTY_DIGITS}}}(\d{{3}}){{0,3}}$"),
                name="centers_point_area_code",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="centers_point_kind"),
        ]
        indexes = [
            models.Index(
                fields=["area_code", "added_at", "id"],
                condition=Q(withdrawn_at__isnull=True),
                name="centers_point_of_area",
            ),
            models.Index(
                fields=["added_at", "id"], condition=Q(withdrawn_at__isnull=True), name="centers_point_order"
            ),
            GinIndex(fields=["centers"], name="centers_point_centers"),
            GistIndex(
                fields=["location_3857"], condition=Q(withdrawn_at__isnull=True), name="centers_point_near"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
