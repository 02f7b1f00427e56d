"""What can go wrong when somebody shows that it is them, or changes what they show it by."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Unprocessable


class WrongProof(Unprocessable):
    """Not 401: the session is in order, and its page must not be sent to the door."""

    code = "wrong_proof"
    title = _("That is not right. Check it and try again.")


class WrongCode(WrongProof):
    """Most who come by with a wrong code have a phone whose clock is wrong, and nothing else tells them."""

    title = _(
        "That is not the code, or it was used. If it goes on, the phone's clock is wrong: let the phone set "
        "date and time by itself."
    )


class ClockOff(WrongProof):
    """Only while a phone is set up, for somebody who has the secret before their eyes. At the door it would
    tell whoever guesses that they hold a code of another minute."""

    code = "clock_off"
    title = _("The phone's clock is wrong.")


class WrongRecoveryCode(WrongProof):
    title = _(
        "This is no recovery code of yours, or it was used. Each is good once; new ones make old ones void."
    )


class NotThisWay(Unprocessable):
    """A password alone does not do where there is a second factor, nor does what one does not have."""

    code = "not_this_way"
    title = _("This account confirms in another way.")


class StaleChallenge(Conflict):
    """What a passkey signs is made for one try, and is good for five minutes."""

    code = "stale_challenge"
    title = _("This took too long. Start again.")
    retry = "after_refresh"


class NoPasskeyHere(Unprocessable):
    """Browsers give passkeys to a named host over HTTPS, and to localhost."""

    code = "no_passkey_here"
    title = _("Passkeys work only where the platform is opened by its name over HTTPS (or as localhost).")


class HasTotp(Conflict):
    code = "has_totp"
    title = _("There is a phone with codes already. Remove it first.")
    retry = "never"


class NothingOffered(Conflict):
    """A code came, and no secret waits for one."""

    code = "nothing_offered"
    title = _("Start again: this set-up has been ended.")
    retry = "after_refresh"


class TooManyPasskeys(Conflict):
    code = "too_many_passkeys"
    title = _("There are ten passkeys already. Remove one first.")
    retry = "never"


class KnownPasskey(Conflict):
    code = "known_passkey"
    title = _("This passkey is known already.")
    retry = "never"


class LastFactor(Conflict):
    """Who administers does not go without."""

    code = "last_factor"
    title = _("Your post asks for a second factor. Set up another one first.")
    retry = "never"
