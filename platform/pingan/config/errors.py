"""What a change of the configuration can be refused for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Denied, NotFound, TooLarge, Unprocessable


class UnknownSection(NotFound):
    code = "unknown_section"
    title = _("There is no such section of the configuration")


class TableRefused(Unprocessable):
    """Cells that will not do; `invalid_params` names the first hundred as `rows.12.label`."""

    code = "table_refused"
    title = _("Some cells need another look; nothing has been saved")


class UnfitDay(Unprocessable):
    """The day from which the change is to hold."""

    code = "unfit_day"
    title = _("The change cannot hold from this day on")


class NothingChanged(Unprocessable):
    code = "nothing_changed"
    title = _("The table is as it was; there is nothing to save")


class TooManyRows(TooLarge):
    """The detail says how many it may have."""

    code = "too_many_rows"
    title = _("The table has too many rows")


def too_many_rows(most: int) -> TooManyRows:
    return TooManyRows(_("This table has at most %(most)s rows.") % {"most": most})


class OfAllCounties(Denied):
    """A table of the whole installation, which serves several counties."""

    code = "of_all_counties"
    title = _("This table is one for all counties of the platform: whoever runs it changes it")


class AlreadyUndone(Conflict):
    code = "already_undone"
    title = _("This change has been taken back already")


class ChangedSince(Conflict):
    """The detail names the rows."""

    code = "changed_since"
    title = _("What this change did has been changed again since, so it cannot be taken back as a whole")


class NoSpreadsheet(Unprocessable):
    code = "no_spreadsheet"
    title = _("This file cannot be read as a table")


class NoEmblem(Unprocessable):
    """A drawing in SVG: a document, which can carry scripts and load what it likes."""

    code = "no_emblem"
    title = _("An SVG drawing can carry scripts and is not taken; save it as PNG and choose that")


class EnoughEmblems(Conflict):
    code = "enough_emblems"
    title = _("So many emblems have been tried that no more are kept; use one of those in the history")


class NoConfiguration(Unprocessable):
    code = "no_configuration"
    title = _("This file is no configuration of this platform")
