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
