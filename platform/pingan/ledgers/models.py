"""Ledgers that were asked for, and how often workers were asked again for a form."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS
from pingan.people.models import Account, Organisation

CODE_LENGTH = 40
FIELD_LENGTH = 120
UNFINISHED = Q(ended_at__isnull=True)
LIES = Q(lies=True)


class Ledger(models.Model):
    """One ledger that somebody asked for. `id` is its sender's UUIDv7, by which it is known when sent again.

    The row says who asked for what and for which purpose; the file lies in the vault under the id, until
    `expires_at`. Whoever makes it holds the newest `turn`; one whose maker has not been heard of (`beat_at`)
    for a while is taken up again under the next.
    """

    id = models.UUIDField(primary_key=True)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    kind = models.CharField(max_length=CODE_LENGTH)
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    # Whose alone it tells of; none: of everybody in the area.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The days it is of, both among them.
    since = models.DateField()
    until = models.DateField()
    purpose = models.CharField(max_length=CODE_LENGTH)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.UUIDField()
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    turn = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    # So many rows stand in it, as far as it has come.
    rows = models.PositiveIntegerField(default=0)
    capped = models.BooleanField(default=False)
    size = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    # Why nothing came of it.
    trouble = models.CharField(max_length=20, blank=True, default="")
    expires_at = models.DateTimeField(null=True)
    # Whether its file is there.
    lies = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="ledgers_ledger_span"),
            models.CheckConstraint(
                condition=Q(lies=False) | Q(ended_at__isnull=False, expires_at__isnull=False, trouble=""),
                name="ledgers_ledger_file_of_a_finished_one",
            ),
        ]
        indexes = [
            models.Index(F("post"), F("asked_at").desc(), F("id").desc(), name="ledgers_of_post"),
            models.Index("asked_at", "id", condition=UNFINISHED, name="ledgers_unfinished"),
            models.Index("expires_at", condition=LIES, name="ledgers_expiring"),
            models.Index("asked_at", condition=~UNFINISHED, name="ledgers_over"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.area_code} {self.since}"


class AskedAgain(models.Model):
    """How often workers of a county said in a month that they were asked again for a form, or for one of its
    fields (empty: the form as a whole). Who said it is nowhere written."""

    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    month = models.DateField()
    form = models.CharField(max_length=CODE_LENGTH)
    field = models.CharField(max_length=FIELD_LENGTH, blank=True, default="")
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "month", "form", "field"], name="ledgers_askedagain_one_sum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.form} {self.field}: {self.n}"
