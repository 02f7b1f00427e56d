"""The record that mediation keeps beside a case."""

from __future__ import annotations

from pingan.cases.models import Case
from pingan.mediation.models import Dispute


def dispute_of(case: Case) -> Dispute:
    """The case's record, made at its first use; the case is locked, so nobody else makes it."""
    dispute, _new = Dispute.objects.get_or_create(case=case)
    return dispute
