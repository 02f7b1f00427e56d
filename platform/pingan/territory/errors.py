"""What can be wrong with a question or with data about the ground."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import NotFound, Unprocessable


class AreaNotFound(NotFound):
    """No current area has this code."""

    code = "area_not_found"
    title = _("There is no area with this code")


class CountyRefused(Unprocessable):
    """County data that may not be loaded; the detail names the first thing that is wrong."""

    code = "county_refused"
    title = _("This county data cannot be loaded")
