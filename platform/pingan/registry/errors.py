"""Why a registration or a reveal is refused."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, NotFound, TooMany, Unprocessable


class HouseholdNotFound(NotFound):
    """No household with this id in the grid of the post."""

    code = "household_not_found"
    title = _("There is no such household in your grid")


class ResidentNotFound(NotFound):
    """No resident with this id in the grid of the post."""

    code = "resident_not_found"
    title = _("There is no such resident in your grid")


class AreaOutOfReach(NotFound):
    """No such area, or one outside the post's area, or a grid, which has no parts to sum."""

    code = "area_not_found"
    title = _("There is no such area within your post")


class CaseNeeded(Unprocessable):
    """A reveal names an open case of the grid that its asker reported or holds; this one is none of these."""

    code = "case_needed"
    title = _("Name a case of this grid that you are working on")


class NothingToReveal(Unprocessable):
    """The value was never given."""

    code = "nothing_to_reveal"
    title = _("This was never given")


class RevealEnded(Conflict):
    """It was revealed before, under the same key, and its time on the screen is over."""

    code = "reveal_ended"
    title = _("The time for seeing this is over. Ask for it again if you still need it.")
    retry = "never"


class BudgetSpent(TooMany):
    """The account has revealed as many values as it may on one day."""

    code = "reveal_budget_spent"
    title = _("You have seen as many full values today as one post may")


class UnderFourteen(Unprocessable):
    """Children under fourteen are counted in the household's size and never registered (PIPL art. 28, 31)."""

    code = "under_fourteen"
    title = _("Children under 14 are counted in the household only, not registered")


class AlreadyRegistered(Unprocessable):
    """The ID number belongs to a resident who is registered already; who and where is not said."""

    code = "already_registered"
    title = _("A resident with this ID number is already registered")


class BadHousehold(Unprocessable):
    """Wrong grid, nobody registered, or fewer people than are registered."""

    code = "bad_household"
    title = _("This household cannot be registered as it is")
