"""What can go wrong when signing in or choosing a post."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Denied, TooMany, Unauthenticated


class WrongCredentials(Unauthenticated):
    """User name and password do not belong together; which of the two is wrong stays unsaid."""

    code = "wrong_credentials"
    title = _("User name or password is wrong. Check both and try again.")


class TooManyAttempts(TooMany):
    """Guessing is slowed down per account and per address before any password is hashed."""

    code = "too_many_attempts"
    title = _("Too many failed attempts. Wait a few minutes and try again.")


class NoPost(Denied):
    """The account is right but holds no post today, so there is nothing it may do."""

    code = "no_post"
    title = _("Your account holds no post today. Ask your organisation to renew it.")


class ThisDevice(Conflict):
    """A lost phone is signed out from another device; the one in hand has its own way out."""

    code = "this_device"
    title = _("This is the device you are using. Use the ordinary way to sign out.")
    retry = "never"
