"""Categories over time, the loads that changed them, and the catalogue of duties: who leads on them where."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from pingan.config.models import Change
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, Level
from pingan.core.ids import uuid7
from pingan.people.models import Account, Organisation

CODE_LENGTH = 12
LABEL_LENGTH = 40
TRACK_LENGTH = 20
NAME_LENGTH = 80
BASIS_LENGTH = 200
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


class Sort(models.TextChoices):
    """What a township has to do with an item of the catalogue (履行职责事项清单)."""

    BASIC = "basic"  # 基本: its lead does it alone
    ASSISTING = "assisting"  # 配合: its lead leads, others help
    TAKEN_BACK = "taken_back"  # 上收: a department has taken it back


class Duty(models.Model):
    """An item of the catalogue of duties: who leads on a category, on which basis, and who helps.

    Who leads is one organisation, or those of this kind in the area of this level around a case. `area_code`
    narrows an item to a part of the ground; the deepest category that has an item decides, and among its
    items those for the narrowest area.
    """

    # Whose catalogue it is of; empty: every county's (`config.counties`).
    county_code = models.CharField(max_length=COUNTY_DIGITS, default="", db_default="")
    category = models.CharField(max_length=CODE_LENGTH, db_collation="C")
    level = models.CharField(max_length=8, choices=[(level.value, level.value.title()) for level in Level])
    kind = models.CharField(max_length=40)
    # The one of that kind that leads; none: whichever is of the kind around a case.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C", blank=True, default="")
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.BASIC, db_default=Sort.BASIC)
    # The item as the county's own list calls it, and what that list rests it on.
    name = models.CharField(max_length=NAME_LENGTH, blank=True, default="", db_default="")
    name_en = models.CharField(max_length=2 * NAME_LENGTH, blank=True, default="", db_default="")
    basis = models.CharField(max_length=BASIS_LENGTH, blank=True, default="", db_default="")
    basis_en = models.CharField(max_length=BASIS_LENGTH, blank=True, default="", db_default="")
    # Who helps: kinds of organisations (those around a case), or ids of organisations.
    assisting = ArrayField(
        models.CharField(max_length=40),
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.CharField(max_length=40))),
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "category", "area_code", "kind", "organisation", "name"],
                condition=CURRENT,
                nulls_distinct=False,
                name="categories_duty_one_in_a_county",
            ),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gte=F("valid_from")), name="categories_duty_span"
            ),
            # What was taken back is led from the county: it would have been taken back to nobody.
            models.CheckConstraint(
                condition=~Q(sort=Sort.TAKEN_BACK) | Q(level=Level.COUNTY.value),
                name="categories_duty_taken_back_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.area_code}: {self.kind}"


class DutyProposal(models.Model):
    """An item that a contest over duty ended in, until an administrator takes it into the catalogue or not.

    The case and the task it came from belong to a room above.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS)
    case_id = models.UUIDField()
    task_id = models.UUIDField(unique=True)
    category = models.CharField(max_length=CODE_LENGTH, db_collation="C")
    sort = models.CharField(max_length=12, choices=Sort.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=NAME_LENGTH)
    basis = models.CharField(max_length=BASIS_LENGTH)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    accepted = models.BooleanField(null=True)
    # Why it was left, and by which change it came into the catalogue.
    reason = models.CharField(max_length=BASIS_LENGTH, blank=True, default="", db_default="")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, accepted=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, accepted__isnull=False),
                name="categories_proposal_decided_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["county_code", "proposed_at", "id"],
                condition=Q(decided_at=None),
                name="categories_proposal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.name}"


class DutyOverride(models.Model):
    """How often a unit sent matters against the catalogue in a month, and whose duty they were.

    The sum is kept by `items`, too; which cases they were is known to the room of cases.
    """

    county_code = models.CharField(max_length=COUNTY_DIGITS)
    month = models.DateField()
    sender = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "month", "sender", "lead"],
                nulls_distinct=False,
                name="categories_override_one_sum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.n}"


class OverriddenItem(models.Model):
    """The part of such a sum that went against one item of the catalogue."""

    sum = models.ForeignKey(DutyOverride, on_delete=models.PROTECT, related_name="items", db_index=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sum", "duty"], name="categories_overridden_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.n}"
