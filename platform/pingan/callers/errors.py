"""Why a look at a caller, or a reply to one, is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, NotFound, TooMany


class CallerNotFound(NotFound):
    """Nobody of that id has told us of the case, or nobody at all."""

    code = "caller_not_found"
    title = _("Nobody is noted here who told us of this case")


class NoReasonToCall(Conflict):
    """The case is over, nothing is owed to the caller, and the time for calling back has passed."""

    code = "no_reason_to_call"
    title = _("This matter is over: there is no reason left to look at who told us of it")
    retry = "never"


class CallerErased(Conflict):
    """Name and number were erased, as the time for keeping them was over."""

    code = "caller_erased"
    title = _("Name and number have been erased, as the time for keeping them is over")
    retry = "never"


class CallerBudgetSpent(TooMany):
    """The account has seen as many callers in full as it may on one day."""

    code = "caller_budget_spent"
    title = _("You have seen as many full numbers today as one post may")
