"""What asking for a ledger, or saying that one was asked again, is refused for."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Gone, Retry, TooMany, Unprocessable


class UnknownKind(Unprocessable):
    """No ledger of this kind is there for the post."""

    code = "unknown_ledger"
    title = _("There is no such ledger for your post. Choose one of the list.")


class UnknownPurpose(Unprocessable):
    """The county knows no such purpose."""

    code = "unknown_purpose"
    title = _("Say what the ledger is for: choose one of the purposes.")


class UnfitSpan(Unprocessable):
    """The days it is to be of are none, too many, or still to come."""

    code = "unfit_span"
    title = _("These days will not do for a ledger.")


class NotReady(Conflict):
    """Its file is not there yet."""

    code = "ledger_not_ready"
    title = _("This ledger is still being made.")
    retry: ClassVar[Retry] = "later"


class Expired(Gone):
    """Its file has been erased, or never came to be."""

    code = "ledger_expired"
    title = _("The file of this ledger is gone. Ask for it anew.")


class TooManyLedgers(TooMany):
    """So many were asked for by this account of late."""

    code = "too_many_ledgers"
    title = _("You have asked for many ledgers already. Wait for these, or try again later.")


class UnknownForm(Unprocessable):
    """The register has no such form, or the form no such field."""

    code = "unknown_form"
    title = _("This form, or this field, is not in the register.")
