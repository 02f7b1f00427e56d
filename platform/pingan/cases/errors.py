"""What can go wrong with a case, one class per cause."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Denied, TooMany, Unprocessable
from pingan.receipts import errors as receipts


class PayloadMismatch(receipts.PayloadMismatch):
    """The report's id was used before with other content; `current` is that case, for its reporter."""

    title = _("Other words arrived under this number before. Add these as a note, or send a new report.")


class AlreadyClaimed(Conflict):
    """Somebody else was quicker; `holder` in the body says who."""

    code = "already_claimed"
    title = _("Somebody else has just taken this case.")
    retry = "after_refresh"


class WrongState(Conflict):
    """The case has moved on, or this step does not exist from where it stands."""

    code = "wrong_state"
    title = _("The case has moved on, so this step is no longer possible. Look at it again.")
    retry = "after_refresh"


class NotYourMove(Denied):
    """Another role, or the holder, takes this step."""

    code = "not_your_move"
    title = _("This step belongs to someone else.")


class OutsideCounty(Unprocessable):
    """The reported point lies in no grid of the county, and no grid was picked by hand."""

    code = "outside_county"
    title = _("This place lies outside the county. Move the pin, or choose the grid by hand.")


class PlaceMissing(Unprocessable):
    """Neither a point nor a grid."""

    code = "place_missing"
    title = _("Say where it is: take the position, set the pin, or choose the grid.")


class UnknownGrid(Unprocessable):
    code = "unknown_grid"
    title = _("There is no such grid now. Choose it again from the list.")


class CannotMerge(Unprocessable):
    """The other case is not there for the actor, is closed, or is this one."""

    code = "cannot_merge"
    title = _("A case is merged into another open case of your area. Choose that one.")


class UnknownWorker(Unprocessable):
    """The account is no grid worker of the case's village today."""

    code = "unknown_worker"
    title = _("This person is not a grid worker there today. Choose another one.")


class BeyondDuty(Unprocessable):
    """By the catalogue of duties the matter is not to be sent there; the item and its basis are named."""

    code = "beyond_duty"
    title = _("By the catalogue of duties this matter is not to be sent there.")


class NoArbiter(Unprocessable):
    """The county has no centre that could decide."""

    code = "no_arbiter"
    title = _("The county has no centre that decides whose duty a matter is. Tell your administrator.")


class DecidedWithItsItem(Unprocessable):
    """A contest over duty ends in an item of the catalogue, and in no other way."""

    code = "decided_with_its_item"
    title = _("A contest over duty is decided by saying who leads, by which item.")


class OtherOffset(Conflict):
    """The part does not follow what is here; `offset` in the body says from which byte on it goes."""

    code = "other_offset"
    title = _("The photo goes on from another place.")
    retry = "later"

    def __init__(self, offset: int) -> None:
        super().__init__(extra={"offset": offset})


class TornPhoto(Unprocessable):
    """What came is not what was to come; nothing of it is kept, and it may come once more."""

    code = "torn_photo"
    title = _("The photo did not arrive as it was sent. It is sent once more.")
    retry = "later"


class TooManyUnderWay(TooMany):
    """So many photos of one account are only half here."""

    code = "too_many_under_way"
    title = _("Many of your photos are only half here. Let those arrive first.")


class TooManyPhotos(Unprocessable):
    code = "too_many_photos"
    title = _("A case holds at most 9 photos.")


class TooManyFiles(Unprocessable):
    code = "too_many_files"
    title = _("A case holds at most 20 files.")


class UnknownOrganisation(Unprocessable):
    """No organisation of the case's county."""

    code = "unknown_organisation"
    title = _("There is no such organisation in this county. Choose another one.")


class UnknownColleague(Unprocessable):
    """The account has no post of the organisation today."""

    code = "unknown_colleague"
    title = _("This person does not work for the organisation today. Choose another one.")


class UnknownMove(Unprocessable):
    """Leave is asked for a step of the case, and nothing else is asked for one."""

    code = "unknown_move"
    title = _("Say which step leave is asked for; nothing else is asked for a step.")


class UnknownOutcome(Unprocessable):
    code = "unknown_outcome"
    title = _("This cannot come of what was asked. Choose another outcome.")


class RespondByPast(Unprocessable):
    code = "respond_by_past"
    title = _("The answer is wanted by a moment that has passed. Choose a later one.")


class AlreadyAsked(Conflict):
    """The organisation was asked the same and has not answered yet."""

    code = "already_asked"
    title = _("This organisation has been asked already and has not answered yet.")


class TasksOpen(Conflict):
    """The step waits until all that was asked of others has been answered."""

    code = "tasks_open"
    title = _("Others were asked for something here and have not answered yet.")


class ApprovalNeeded(Conflict):
    """The step waits for leave, and it was not given, or has been used up."""

    code = "approval_needed"
    title = _("This step needs an approval first. Ask for it.")


class TaskDone(Conflict):
    """It was answered or withdrawn meanwhile."""

    code = "task_done"
    title = _("This has been answered or withdrawn meanwhile. Look at it again.")


class TaskOpen(Conflict):
    """Nothing has come of it yet that could be rated."""

    code = "task_open"
    title = _("This has not been answered yet.")


class WrongKind(Conflict):
    """Not every task is one that somebody comes to, or that is rated afterwards."""

    code = "wrong_task_kind"
    title = _("This is not done with a task of this kind.")


class EndedByItsStep(Conflict):
    """A task that steps of the case end, the main task or one of supervision, is ended by them alone."""

    code = "ended_by_its_step"
    title = _("This task ends with the step of the case itself. Take that step.")


class AlreadyArrived(Conflict):
    """A colleague has said so before."""

    code = "already_arrived"
    title = _("Your organisation has confirmed this already.")


class AlreadyRated(Conflict):
    """Each side speaks once."""

    code = "already_rated"
    title = _("Your side has said this already; it stands beside the task.")


class NotRated(Conflict):
    """There is nothing to reply to yet."""

    code = "not_rated"
    title = _("The other side has not rated this yet.")


class RemindedAlready(Conflict):
    """The same person, the same case, less than an hour ago."""

    code = "reminded_already"
    title = _("You reminded them of this within the last hour. Give them that time, or call them.")
    retry = "never"


class AlreadySupervised(Conflict):
    """It is supervised at this level, or at a higher one."""

    code = "already_supervised"
    title = _("It is supervised at this level already. Choose a higher one, or lift the supervision first.")
    retry = "never"


class TooLate(Conflict):
    """The time within which the step could be taken has passed."""

    code = "too_late"
    title = _("The time for this step has passed.")


class CountyDecides(Denied):
    """The county has sent the case, or two objections against others have held before."""

    code = "county_decides"
    title = _("The county's desk decides on this objection.")


class OwnRequest(Denied):
    """Nobody gives themselves the leave that they asked for, whatever other post they hold."""

    code = "own_request"
    title = _("You have asked for this yourself. A colleague decides.")


class OwnWork(Denied):
    """Who handled a case neither verifies nor closes it."""

    code = "own_work"
    title = _("You have handled this case yourself. A colleague checks it.")


class AlreadyExtended(Conflict):
    code = "already_extended"
    title = _("This case has been given more time before; that is possible once.")


class AlreadyEvaluated(Conflict):
    code = "already_evaluated"
    title = _("What was said about the end of this case is recorded already.")


class NobodyToCall(Conflict):
    code = "nobody_to_call"
    title = _("Nobody is to be called back about this case.")


class NobodyAbove(Unprocessable):
    """There is no organisation above that could give leave."""

    code = "nobody_above"
    title = _(
        "There is no organisation above yours that could approve this. Tell the county's administrator."
    )
