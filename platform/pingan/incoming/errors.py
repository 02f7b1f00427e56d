"""What can go wrong when matters are taken in, each with its own code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, NotFound


class UnknownSource(NotFound):
    """No source of the county has this code."""

    code = "unknown_source"
    title = _("There is no such source. Ask your administrator to set it up.")


class BatchMismatch(Conflict):
    """Another table came under this id before."""

    code = "batch_mismatch"
    title = _("Another table was taken in under this number. Choose the file again.")


class AnswerMismatch(Conflict):
    """An answer to another source was made under this id before."""

    code = "answer_mismatch"
    title = _("Another table was made under this number. Make this one anew.")


class NoLongerWaits(Conflict):
    """The matter has become a case, or was sent back, meanwhile."""

    code = "no_longer_waits"
    title = _("Somebody has dealt with this matter meanwhile.")


class NothingToAnswer(Conflict):
    """Every matter of the source that is finished has been answered."""

    code = "nothing_to_answer"
    title = _("There is nothing new to tell this source.")
