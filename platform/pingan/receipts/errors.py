"""What a key can be refused for."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict


class PayloadMismatch(Conflict):
    """The key was used before, with other content."""

    code = "payload_mismatch"
    title = _("Something else was sent under this key before. Send it again as something new.")
    # Under this key it stays refused, however often the phone looks again.
    retry = "never"
