"""What giving a task, doing it, or complaining is refused for."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Retry, TooMany, Unprocessable


class UnlistedDuty(Unprocessable):
    """No item of the catalogue stands behind it for that area today."""

    code = "unlisted_duty"
    title = _("Tasks go to grids by an item of the county's list of duties only. Choose one of the list.")


class NobodyThere(Unprocessable):
    """No grid worker holds a post in the area."""

    code = "nobody_there"
    title = _("No grid worker holds a post in this area. Choose another.")


class UnfitEnd(Unprocessable):
    """Its last day lies behind us, or too far ahead."""

    code = "unfit_end"
    title = _("Say until when: a day from today on, at most three months ahead.")


class TaskWithdrawn(Conflict):
    """The unit that gave it asks for it no longer."""

    code = "task_withdrawn"
    title = _("Whoever gave this task has withdrawn it. There is nothing more to do.")
    retry: ClassVar[Retry] = "never"


class UnknownUnit(Unprocessable):
    """A complaint names whom it is about: a unit of the house, or by name."""

    code = "unknown_unit"
    title = _("Say which unit it is about: choose one, or write its name.")


class NobodyAnswers(Unprocessable):
    """The county has no post that the complaint could go to."""

    code = "nobody_answers"
    title = _("There is no post in the county that could answer this. Tell your township by telephone.")


class AlreadyAnswered(Conflict):
    """Somebody has answered it."""

    code = "already_answered"
    title = _("This complaint has been answered.")


class TooManyComplaints(TooMany):
    """So many in a day."""

    code = "too_many_complaints"
    title = _("You have sent many complaints today. Go on tomorrow.")
