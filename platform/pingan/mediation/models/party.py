"""Who quarrels with whom, who speaks for them, and what each says to being mediated."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


class Side(models.TextChoices):
    """On which side of a quarrel somebody stands."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    OTHER = "other"


class PartyKind(models.TextChoices):
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"  # many with one cause, spoken for by a few


class Consent(models.TextChoices):
    """What a party says to being mediated, which is theirs alone to say (art. 3, 17)."""

    UNASKED = "", "unasked"
    AGREED = "agreed"
    REFUSED = "refused"


class How(models.TextChoices):
    """How somebody said it."""

    SIGNED = "signed"
    SPOKEN = "spoken"
    MESSAGE = "message"


class Authority(models.TextChoices):
    """By what somebody speaks for a party."""

    LEGAL = "legal"  # 法定代理人
    GENERAL = "general"  # 一般授权
    SPECIAL = "special"  # 特别授权: may concede, agree and sign
    CHOSEN = "chosen"  # 推选代表


class Party(models.Model):
    """One party to a dispute, as they were written down. Sealed; read by mediators, and masked for all else.

    A foreigner or whoever does not want to show one has no ID number. `number` is what the timeline calls
    them by; it is given once. `left_at`: taken out again, for being entered by mistake.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="parties", db_index=False)
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    side = models.CharField(max_length=10, choices=Side)
    kind = models.CharField(max_length=12, choices=PartyKind)
    name = EncryptedTextField()
    phone = EncryptedTextField(null=True)
    phone_masked = models.CharField(max_length=16, blank=True, default="")
    id_number = EncryptedTextField(null=True)
    id_number_masked = models.CharField(max_length=18, blank=True, default="")
    address = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # The notice of rights and duties (当事人权利义务告知书).
    rights_told_at = models.DateTimeField(null=True)
    consent = models.CharField(max_length=10, choices=Consent.choices, blank=True, default=Consent.UNASKED)
    consent_how = models.CharField(max_length=10, choices=How, blank=True, default="")
    consent_at = models.DateTimeField(null=True)
    consent_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_party_number"),
            models.CheckConstraint(
                condition=Q(consent="", consent_how="", consent_at=None, consent_by=None)
                | (
                    ~Q(consent="")
                    & ~Q(consent_how="")
                    & Q(consent_at__isnull=False, consent_by__isnull=False)
                ),
                name="mediation_party_consent_whole",
            ),
            # Nobody agrees to what they have not been told they may refuse.
            models.CheckConstraint(
                condition=~Q(consent="agreed") | Q(rights_told_at__lte=F("consent_at")),
                name="mediation_party_told_before_agreeing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.side} {self.number}"


class Representative(models.Model):
    """Who speaks for a party."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="representatives", db_index=False)
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField()
    phone = EncryptedTextField(null=True)
    phone_masked = models.CharField(max_length=16, blank=True, default="")
    authority = models.CharField(max_length=10, choices=Authority)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "position"], name="mediation_representative_position")
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.position}"
