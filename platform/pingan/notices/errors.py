"""What can be wrong with a write of notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import BadInput, Conflict, Denied


class UnfitAddress(BadInput):
    """No such address can be written to by this channel."""

    code = "unfit_address"
    title = _("This cannot be written to. Look at it again.")


class UnknownPushService(BadInput):
    """The browser's push service is none of those that this installation sends to."""

    code = "unknown_push_service"
    title = _("This browser's push service is not among those that the platform sends to.")


class NotToBeSentAgain(Conflict):
    """It waits already, or has arrived."""

    code = "not_to_be_sent_again"
    title = _("This notice has been sent, or waits to be sent already.")


class NoGateway(Conflict):
    """The county sends nothing by this channel."""

    code = "no_gateway"
    title = _("Nothing is sent by this channel here. It is set up on the console.")


class BadSignature(Denied):
    """A receipt that its channel did not sign."""

    code = "bad_signature"
    title = _("The signature does not fit what was sent.")
