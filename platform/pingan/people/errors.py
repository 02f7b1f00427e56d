"""What can go wrong when signing in or choosing a post."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import (
    Conflict,
    Denied,
    NotFound,
    Problem,
    TooMany,
    Unauthenticated,
    Unprocessable,
)


class WrongCredentials(Unauthenticated):
    """User name and password do not belong together; which of the two is wrong stays unsaid."""

    code = "wrong_credentials"
    title = _("User name or password is wrong. Check both and try again.")


class TooManyAttempts(TooMany):
    """Guessing is slowed down before any password is hashed (`throttle`)."""

    code = "too_many_attempts"
    title = _("Too many failed attempts. Wait a few minutes and try again.")


class NoPost(Denied):
    """The account is right but holds no post today, so there is nothing it may do."""

    code = "no_post"
    title = _("Your account holds no post today. Ask your organisation to renew it.")


class AnotherActor(Conflict):
    """The page acts for one person or post, and the browser's session is another's by now."""

    code = "another_actor"
    title = _("Somebody else has signed in here, or the post was changed. Nothing was done.")
    retry = "after_login"


class ActorNotNamed(Problem):
    """A change came without saying for whom its page acts: a page of an older release, or no page of ours."""

    code = "actor_not_named"
    status = 428
    title = _("This page does not say for whom it acts. Load it again.")
    retry = "after_refresh"


class DemoClosed(Denied):
    """The password is the demo's, and this deployment is none, or is open to more than this machine."""

    code = "demo_closed"
    title = _(
        "This account still has the password of the demo and is closed. Ask for a password of your own."
    )


class PasswordFirst(Denied):
    """Somebody else gave the password, or it is older than the county lets it be; nothing is open until it is
    another, one's own."""

    code = "password_first"
    title = _("Choose a password of your own first: the one you have was given to you, or its days are over.")
    # What a phone still holds waits for its person, who has one thing to do before.
    retry = "after_login"


class FactorFirst(Denied):
    """The password was right, and it alone opens nothing."""

    code = "factor_first"
    title = _("One more step: confirm that it is you with your phone, a passkey or a recovery code.")
    retry = "after_login"


class SetUpFirst(Denied):
    """Who administers has something beside the password before anything opens."""

    code = "set_up_first"
    title = _("Your post asks for a second factor. Set one up first.")
    retry = "after_login"


class ConfirmFirst(Denied):
    """What this shows or hands out is only for whoever has just shown that it is them."""

    code = "confirm_first"
    title = _("Confirm first that it is you; then this goes on.")
    retry = "after_login"


class ShutOut(Denied):
    """Somebody vouches for the person, and their account here is shut."""

    code = "shut_out"
    title = _("Your account here is shut. Ask your organisation.")


class WrongOldPassword(Unprocessable):
    """Not 401: the session is in order, and its page must not be sent to the door."""

    code = "wrong_old_password"
    title = _("The present password is wrong. Check it and try again.")


class ThisDevice(Conflict):
    """A lost phone is signed out from another device; the one in hand has its own way out."""

    code = "this_device"
    title = _("This is the device you are using. Use the ordinary way to sign out.")
    retry = "never"


class UnknownAccount(NotFound):
    """An operator named an account that is not there."""

    code = "unknown_account"
    title = _("There is no account of this user name.")


class UsernameTaken(Conflict):
    """In some spelling: another letter case does not make another name."""

    code = "username_taken"
    title = _("There is an account of this user name already, perhaps in another letter case.")
    retry = "never"


class UnfitUsername(Unprocessable):
    code = "unfit_username"
    title = _("A user name has 2 to 40 letters, digits and . - _ @, and begins with a letter or a digit.")


class UnfitName(Unprocessable):
    code = "unfit_name"
    title = _("Give the person's name: 1 to 40 characters.")


class UnfitArea(Unprocessable):
    """A post of this role there would find nothing, or break what expects another level of area."""

    code = "unfit_area"
    title = _("This area does not fit the role.")


class AlreadyAppointed(Conflict):
    code = "already_appointed"
    title = _("The account holds this very post already.")
    retry = "never"


class UnknownPost(NotFound):
    """The account holds no such post, or several and none was named."""

    code = "unknown_post"
    title = _("Say which post: the account has none of this number, or more than one.")


class NeverAppointed(Unprocessable):
    """An account without any post belongs to no county, so no journal could tell of the act."""

    code = "never_appointed"
    title = _("This account has never held a post, so it can do nothing yet. Appoint it first.")


class EndsBeforeItBegan(Unprocessable):
    code = "ends_before_it_began"
    title = _(
        "A post cannot end before the day it began. Choose a later last day, or deactivate the account "
        "to stop it at once."
    )


class UnfitPhone(Unprocessable):
    code = "unfit_phone"
    title = _("A telephone number has 3 to 20 digits; spaces and hyphens may stand between them.")


class WeakPassword(Unprocessable):
    code = "weak_password"
    title = _("This password will not do: at least 12 characters, no common one, nothing like the user name.")
