"""What can go wrong when people are administered."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Denied, Unprocessable


class NotYourself(Denied):
    """Nobody gives themself a post, a password, or an end to a colleague's control."""

    code = "not_yourself"
    title = _("Nobody does this to their own account. Ask another administrator.")


class KeptApart(Unprocessable):
    """Who administers holds no other post, and no two kinds of administering."""

    code = "kept_apart"
    title = _("Who administers holds no other post: open another account for the other work.")


class NotYoursToReset(Denied):
    """A township gives passwords to its own workers, and nobody on screen to an administrator."""

    code = "not_yours_to_reset"
    title = _("This password is not yours to reset. Ask the county's system administrator, or its operator.")


class NotYoursToBind(Denied):
    """Who administers is let in by nobody else on screen: two of the three would be one person."""

    code = "not_yours_to_bind"
    title = _("An administrator is bound to an identity provider at the machine's console, by its operator.")


class StillHolds(Conflict):
    """What somebody holds is handed over before their post ends."""

    code = "still_holds"
    title = _("There is still work in these hands. Hand it over first, or choose a later last day.")


class NoLongerWaits(Conflict):
    """The post that was asked for has been given, refused or withdrawn."""

    code = "nomination_settled"
    title = _("This has been decided meanwhile.")


class AskedAlready(Conflict):
    code = "asked_already"
    title = _("This very post has been asked for already and waits.")
    retry = "never"


class UnfitDays(Unprocessable):
    code = "unfit_days"
    title = _("These days do not fit.")


class UnfitStandIn(Unprocessable):
    """Whoever stands in at a word of the township holds the same role nearby, and goes on holding it."""

    code = "unfit_stand_in"
    title = _(
        "Only who holds such a post in your area over these days can stand in. Ask for a post otherwise."
    )


class AwayAlready(Conflict):
    code = "away_already"
    title = _("These days overlap with others on which the holder is away.")
    retry = "never"


class UnfitOrganisation(Unprocessable):
    code = "unfit_organisation"
    title = _("This organisation employs nobody for such a post there.")


class ShutAccount(Conflict):
    code = "shut_account"
    title = _("The account is shut. Open it first.")


class RollRefused(Unprocessable):
    code = "roll_refused"
    title = _("This table of people cannot be taken in.")
