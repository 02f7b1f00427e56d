"""Problems of this room."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Gone


class ResyncNeeded(Gone):
    """The caller's place in the journal means nothing any more: a restore, or another post."""

    code = "resync"
    title = _("Please load the page's data again")
    retry = "after_refresh"
