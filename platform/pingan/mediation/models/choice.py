"""Whom the parties want to mediate, and what a mediator declares of being close to one of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.mediation.models.party import Party
from pingan.people.models import Account


class Wish(models.TextChoices):
    """What a party says to a mediator (art. 19, 23)."""

    CHOSEN = "chosen"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Choice(models.Model):
    """What a party said last to being mediated by one of the roster."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="choices", db_index=False)
    mediator = models.CharField(max_length=20)  # the code of their line in the roster
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    wish = models.CharField(max_length=8, choices=Wish)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "mediator"], name="mediation_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.mediator} {self.wish}"


class Declaration(models.Model):
    """What a mediator says of being close to a party. `anyway`: all parties know and want it so all the
    same; `why` then says what it is, and stands under the mediator's name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, related_name="declarations", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    close = models.BooleanField()
    anyway = models.BooleanField(default=False)
    why = EncryptedTextField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "account"], name="mediation_declaration_once"),
            models.CheckConstraint(
                condition=Q(anyway=False) | Q(why__isnull=False), name="mediation_declaration_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.account_id}"
