"""Why service points cannot be loaded or found."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import NotFound, Unprocessable


class PointNotFound(NotFound):
    """No service point with this id is in service."""

    code = "service_point_not_found"
    title = _("There is no such service point")


class BadHours(Unprocessable):
    """A table of opening hours that says nothing certain."""

    code = "bad_hours"
    title = _("These opening hours cannot be used")


class PointsRefused(Unprocessable):
    """Service points handed over that may not be loaded; the detail names the first thing that is wrong."""

    code = "service_points_refused"
    title = _("These service points cannot be loaded")
