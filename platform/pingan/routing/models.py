"""How far the rules have followed each county's journal, and what they did to which case."""

from __future__ import annotations

from django.db import models

from pingan.cases.models import ACTION_LENGTH, Case
from pingan.core.area_codes import COUNTY_DIGITS

CODE_LENGTH = 40


class Cursor(models.Model):
    """The last act of a county's journal that the rules have looked at; whoever follows it locks the row."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.county} at {self.seq}"


class Routed(models.Model):
    """What the rules did to a case, and why: the rule as it was then, and those that fitted and could not.

    `action` is the move that was taken; empty where every rule that fitted was kept from moving the case.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="routed")
    at = models.DateTimeField()
    action = models.CharField(max_length=ACTION_LENGTH, blank=True, default="")
    # The rule's row, so that the sentence of that day can be told whatever became of the rule.
    rule = models.JSONField(null=True)
    # {"kind": "organisation" | "worker", "id", "name", "name_en"}.
    receiver = models.JSONField(null=True)
    # [{"rule": row, "why": word, …what the word tells of}]
    tried = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action="", rule=None, receiver=None)
                | (~models.Q(action="") & models.Q(rule__isnull=False, receiver__isnull=False)),
                name="routing_moved_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.at}"
