"""What an agreement to visits, or a visit, is refused for."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Retry, Unprocessable


class AlreadyAgreed(Conflict):
    """The household has an agreement that goes on."""

    code = "care_already_agreed"
    title = _("Visits have been agreed with this household already.")


class CareEnded(Conflict):
    """The household wants it no longer, or it ended otherwise."""

    code = "care_ended"
    title = _("The visits to this household have ended. Nothing more is recorded.")
    retry: ClassVar[Retry] = "never"


class UnfitDay(Unprocessable):
    """A visit lies in the future or too long ago, or the next one in the past or too far ahead."""

    code = "unfit_visit_day"
    title = _("This day will not do.")


class TooManyAgreements(Unprocessable):
    """So many households of one grid."""

    code = "too_many_agreements"
    title = _("This grid has as many agreed visits as one worker can keep. End one first.")
