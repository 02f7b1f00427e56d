"""What was done on a case, and what other case it belongs to."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models import F, Q

from pingan.cases.models.case import ACTION_LENGTH, STATE_LENGTH, TRACK_LENGTH, Case
from pingan.people.models import Account


class Step(models.Model):
    """One line of a case's timeline: appended, never edited.

    What people wrote is here and not in the journal, which carries no personal data.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps", db_index=False)
    action = models.CharField(max_length=ACTION_LENGTH)
    # On which the step was taken: the one that hands a case over belongs to the track it leaves. Empty where
    # a server of an earlier release wrote the line.
    track = models.CharField(max_length=TRACK_LENGTH, default="", db_default="", blank=True)
    from_state = models.CharField(max_length=STATE_LENGTH, blank=True, default="")
    to_state = models.CharField(max_length=STATE_LENGTH)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    note = models.CharField(max_length=2000, blank=True, default="")
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="cases_step_of_case")]

    def __str__(self) -> str:
        return f"{self.action} {self.at}"


class Link(models.Model):
    """`source` belongs to `target` in a way that `cases.links` has a word for."""

    source = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links", db_index=False)
    target = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked")
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind"], name="cases_link_one_of_a_kind"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="cases_link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"
