"""What the station refuses."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Unprocessable


class UnknownAdviser(Unprocessable):
    """The roster has nobody of that code today."""

    code = "unknown_adviser"
    title = _("Nobody of that code is on the roster today. Choose another adviser.")


class UnknownCase(Unprocessable):
    """No case of that code lies within the writer's reach."""

    code = "unknown_case"
    title = _("You can see no case of that code. Look it up again.")


class NotAdvised(Conflict):
    """Nobody is sent on before they have been advised."""

    code = "not_advised"
    title = _("Record first what was advised; then the matter can go to mediation.")


class ReferredAlready(Conflict):
    """One matter came of it."""

    code = "referred_already"
    title = _("A case belongs to this consultation already. Open that one.")


class NameGoesFirst(Unprocessable):
    """A number without a name is nobody's."""

    code = "name_goes_first"
    title = _("A number goes along with a name only. Ask whether the name may go along, too.")


class NotHeld(Conflict):
    """Advice that has not been given cannot be rated."""

    code = "not_held"
    title = _("This consultation has not been held, so it cannot be rated.")


class RatedAlready(Conflict):
    """Rated once, by whoever was advised."""

    code = "rated_already"
    title = _("This consultation has been rated.")
