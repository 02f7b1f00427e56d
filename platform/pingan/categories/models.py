"""Categories over time, the loads that changed them, and which organisations lead on them where."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import GRID_DIGITS, Level
from pingan.core.ids import uuid7

CODE_LENGTH = 12
LABEL_LENGTH = 40
TRACK_LENGTH = 20
CURRENT = Q(valid_to__isnull=True)


class Category(models.Model):
    """One category over one span of its life, [valid_from, valid_to).

    A row is never changed after it was closed: a load that changes a category closes it and opens the next,
    so that an old case keeps the words and the place in the tree of its day. A code that was closed for good
    is never used again: it would give old cases another meaning.
    """

    code = models.CharField(max_length=CODE_LENGTH, db_collation="C")
    # Empty at the top of the tree. A category may come to lie under another without changing its code.
    parent = models.CharField(max_length=CODE_LENGTH, db_collation="C", blank=True, default="")
    label = models.CharField(max_length=LABEL_LENGTH)
    label_en = models.CharField(max_length=2 * LABEL_LENGTH)
    track = models.CharField(max_length=TRACK_LENGTH)
    urgency = models.CharField(max_length=8)
    # #rrggbb and the path data of a line icon on a 24 grid; empty: those of the parent.
    colour = models.CharField(max_length=7, blank=True, default="")
    icon = models.CharField(max_length=600, blank=True, default="")
    # Its place among its siblings where a phone has no habits yet.
    usual = models.PositiveSmallIntegerField(default=0)
    # What has to be done before anything is written; empty: the parent's.
    notice = models.CharField(max_length=120, blank=True, default="")
    notice_en = models.CharField(max_length=240, blank=True, default="")
    # [{"zh", "en"}]: ready phrases, and what a report should answer. None of its own: the parent's.
    phrases = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("code", condition=CURRENT, name="categories_one_current"),
            models.CheckConstraint(condition=~Q(code=F("parent")), name="categories_not_its_own_parent"),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gte=F("valid_from")), name="categories_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class CategoryLoad(models.Model):
    """One load that changed the tree; the newest one names the version processes keep it by."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    loaded_at = models.DateTimeField()
    valid_from = models.DateField()
    opened = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(F("loaded_at").desc(), name="categories_load_newest")]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.opened} opened, {self.closed} closed"


class Duty(models.Model):
    """Who leads on a category: the organisations of this kind in the area of this level around a case.

    `area_code` narrows a rule to a part of the ground; the deepest category that has a rule decides, and
    among its rules the one for the narrowest area.
    """

    category = models.CharField(max_length=CODE_LENGTH, db_collation="C")
    level = models.CharField(max_length=8, choices=[(level.value, level.value.title()) for level in Level])
    kind = models.CharField(max_length=40)
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C", blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "category", "area_code", "kind", condition=CURRENT, name="categories_duty_one_current"
            ),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gte=F("valid_from")), name="categories_duty_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.area_code}: {self.kind}"
