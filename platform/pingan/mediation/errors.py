"""What the law on mediation refuses."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Unprocessable


class RoutesNotTold(Unprocessable):
    """Ended without agreement: the parties must be told the other routes first (人民调解法 art. 26)."""

    code = "routes_not_told"
    title = _("Tell the parties about arbitration, administrative handling and court first, then tick it.")


class EffectiveDayMissing(Unprocessable):
    """An agreement has a day of effect; the month for judicial confirmation counts from it (art. 29, 33)."""

    code = "effective_day_missing"
    title = _("Enter the day on which the agreement takes effect.")


class SessionInFuture(Unprocessable):
    """A session is recorded after it was held."""

    code = "session_in_future"
    title = _("The session lies in the future. Record it after it was held.")


class ConsentMissing(Unprocessable):
    """A party has not been asked whether it wants to be mediated (art. 3, 17)."""

    code = "consent_missing"
    title = _("Ask every party whether it agrees to be mediated, and write down what it says.")


class PartyRefused(Unprocessable):
    """One clear refusal ends a mediation (art. 17, 23): no session is held, and no agreement made."""

    code = "party_refused"
    title = _("A party refuses to be mediated. End the mediation and tell the other routes.")


class RightsNotTold(Unprocessable):
    """A party agrees after it was told what it may refuse (art. 23)."""

    code = "rights_not_told"
    title = _("Tell the party its rights and duties first, then tick it.")


class TooManyParties(Unprocessable):
    """More parties than a case keeps."""

    code = "too_many_parties"
    title = _("A case keeps at most twenty parties. Write many with one cause down as a group.")
