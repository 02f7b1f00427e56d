"""What somebody told the mediators, as it was written down, and to whom a text was read back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.mediation.models.party import Party
from pingan.mediation.models.team import Helper
from pingan.papers.models import Paper
from pingan.people.models import Account

LANGUAGE_LENGTH = 20


class StatementKind(models.TextChoices):
    INQUIRY = "inquiry"  # 调查记录
    SESSION = "session"  # what a party said in a session
    # 单独谈话 (背靠背): for the case's own mediators alone, and in no paper.
    CAUCUS = "caucus"


class Statement(models.Model):
    """One record of what somebody said. Sealed.

    `words` are what the file says, in Chinese. What was said in another language stands beside it as it was
    said (`original`), with the name of whoever put it into Chinese.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="statements", db_index=False)
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=StatementKind)
    # Null: a witness.
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, related_name="statements", db_index=False
    )
    speaker = EncryptedTextField(null=True)
    said_at = models.DateTimeField()
    place = EncryptedTextField(null=True)
    present = EncryptedTextField(null=True)
    words = EncryptedTextField()
    original = EncryptedTextField(null=True)
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True, default="")
    interpreter = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_statement_number"),
            # Nothing is put into Chinese by nobody.
            models.CheckConstraint(
                condition=Q(language="", original__isnull=True, interpreter__isnull=True)
                | (~Q(language="") & Q(interpreter__isnull=False)),
                name="mediation_statement_interpreter_named",
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=False) | Q(speaker__isnull=False),
                name="mediation_statement_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.kind} {self.number}"


class Listener(models.TextChoices):
    """To whom a text was read."""

    PARTY = "party"
    WITNESS = "witness"
    HELPER = "helper"
    MEDIATING = "mediating"  # one of us


class Reading(models.TextChoices):
    ALOUD = "aloud"
    SELF = "self"
    INTERPRETED = "interpreted"


class Answer(models.TextChoices):
    RIGHT = "right"
    OBJECTS = "objects"


class ReadBack(models.Model):
    """A text that somebody heard or read before they signed it: which (by its hash), how, and what they said.

    `name` is what they were called then. The signature is a picture in the vault, drawn on a screen: an image
    as evidence, no electronic signature in the sense of the law on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="read_backs", db_index=False)
    number = models.PositiveSmallIntegerField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="read_backs", db_index=False
    )
    # Of the text as it was read.
    text_sha256 = models.BinaryField(max_length=32)
    listener = models.CharField(max_length=10, choices=Listener)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    helper = models.ForeignKey(Helper, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    name = EncryptedTextField()
    reading = models.CharField(max_length=12, choices=Reading)
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True, default="")
    interpreter = EncryptedTextField(null=True)
    answer = models.CharField(max_length=8, choices=Answer)
    objection = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    # Of the picture as it is kept, and as it was sent.
    image_sha256 = models.BinaryField(max_length=32, null=True)
    sent_sha256 = models.BinaryField(max_length=32, null=True)
    width = models.PositiveSmallIntegerField(null=True)
    height = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_readback_number"),
            models.CheckConstraint(
                condition=Q(paper=None, statement__isnull=False) | Q(paper__isnull=False, statement=None),
                name="mediation_readback_of_one_text",
            ),
            models.CheckConstraint(
                condition=(Q(language="", interpreter__isnull=True) & ~Q(reading="interpreted"))
                | (~Q(language="") & Q(reading="interpreted", interpreter__isnull=False)),
                name="mediation_readback_interpreter_named",
            ),
            models.CheckConstraint(
                condition=Q(answer="right", objection__isnull=True)
                | Q(answer="objects", objection__isnull=False, signed_at=None),
                name="mediation_readback_signed_if_right",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, image_sha256=None, sent_sha256=None, width=None, height=None)
                | Q(
                    signed_at__isnull=False,
                    image_sha256__isnull=False,
                    sent_sha256__isnull=False,
                    width__isnull=False,
                    height__isnull=False,
                ),
                name="mediation_readback_signature_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"
