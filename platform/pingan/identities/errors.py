"""What can go wrong when somebody else vouches for a person."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Denied, Problem, Unavailable, Unprocessable


class NoProvider(Unprocessable):
    code = "no_provider"
    title = _("No identity provider is set up here.")


class SubjectTaken(Conflict):
    code = "subject_taken"
    title = _("Another account is bound to this subject already.")
    retry = "never"


class ProviderAway(Unavailable):
    """It does not answer, or not as OpenID Connect has it."""

    code = "provider_away"
    title = _("The identity provider does not answer. Try again later, or sign in with your password.")


class StaleSignIn(Problem):
    """The cookie that knows of the way there is gone, or belongs to another way."""

    code = "stale_sign_in"
    status = 400
    title = _("This sign-in took too long or was begun elsewhere. Start again.")
    retry = "after_login"


class NotVouched(Denied):
    """The provider refused, or what it signed does not hold."""

    code = "not_vouched"
    title = _("The identity provider did not confirm who you are. Start again.")


class NotBound(Denied):
    """The provider knows the person, and no account here is bound to them."""

    code = "not_bound"
    title = _("No account here is bound to you yet. Give this number to your security administrator:")
