"""What can be wrong with a category somebody names, and with a tree somebody loads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Unprocessable


class UnknownCategory(Unprocessable):
    """No matter can be reported under this code. The phone keeps the report; another category will do."""

    code = "unknown_category"
    title = _("This category is not in use; please choose another")

    def __init__(self) -> None:
        super().__init__(invalid_params=[{"name": "category", "reason": self.title}])


class AlreadyDecided(Conflict):
    """Somebody else has taken the proposal up, or declined it."""

    code = "already_decided"
    title = _("This proposal has been decided meanwhile. Look at it again.")


class OwnProposal(Conflict):
    """Whoever decided a contest does not decide what the catalogue makes of it."""

    code = "own_proposal"
    title = _("You decided this contest yourself: a colleague or the administrator takes its item up")


class CategoriesRefused(Unprocessable):
    """A tree or duties that may not be loaded; the detail names the first thing that is wrong."""

    code = "categories_refused"
    title = _("These categories cannot be loaded")
