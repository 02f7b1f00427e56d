"""How a dispute came in: by whom it was sent, what it is about, and what was asked for."""

from __future__ import annotations

from django.db import models

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


class Origin(models.TextChoices):
    """By what a dispute came to mediation (art. 17, 18)."""

    EVENT = "event"  # a report from the field that was handed over
    WINDOW = "window"  # 依申请: the parties came themselves
    PROACTIVE = "proactive"  # 主动调解
    POLICE = "police"  # 公安移送: they may wait with their decision
    COURT = "court"  # 法院委派、委托
    DEPARTMENT = "department"  # 部门委托
    HOTLINE = "hotline"  # 12345、110 转办
    STATION = "station"  # 法律服务站转来: advised there, and wanted to mediate
    OTHER = "other"


# Somebody sent it, and may want to hear what became of it.
SENT: frozenset[str] = frozenset({Origin.POLICE, Origin.COURT, Origin.DEPARTMENT, Origin.HOTLINE})


class Intake(models.Model):
    """What is known of a dispute before it is mediated. What somebody told of it lies sealed.

    `sender` is an office, never a person. `answer_by`: until then whoever sent it decides itself, or wants to
    hear. `confidential`: what is said is read by the mediators of this dispute alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.OneToOneField(Dispute, on_delete=models.PROTECT, related_name="intake")
    version = models.PositiveIntegerField(default=1)
    origin = models.CharField(max_length=12, choices=Origin)
    sender = models.CharField(max_length=100, blank=True, default="")
    reference = models.CharField(max_length=60, blank=True, default="")
    sent_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    kind = models.CharField(max_length=20)
    confidential = models.BooleanField(default=False)
    facts = EncryptedTextField(null=True)
    requests = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.origin}"
