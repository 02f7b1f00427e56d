"""What the law on mediation refuses."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Retry, Unprocessable


class RoutesNotTold(Unprocessable):
    """Ended without agreement: the parties must be told the other routes first (人民调解法 art. 26)."""

    code = "routes_not_told"
    title = _("Tell the parties about arbitration, administrative handling and court first, then tick it.")


class EffectiveDayMissing(Unprocessable):
    """An agreement has a day of effect; the month for judicial confirmation counts from it (art. 29, 33)."""

    code = "effective_day_missing"
    title = _("Enter the day on which the agreement takes effect.")


class SessionInFuture(Unprocessable):
    """A session is recorded after it was held."""

    code = "session_in_future"
    title = _("The session lies in the future. Record it after it was held.")


class ConsentMissing(Unprocessable):
    """A party has not been asked whether it wants to be mediated (art. 3, 17)."""

    code = "consent_missing"
    title = _("Ask every party whether it agrees to be mediated, and write down what it says.")


class PartyRefused(Unprocessable):
    """One clear refusal ends a mediation (art. 17, 23): no session is held, and no agreement made."""

    code = "party_refused"
    title = _("A party refuses to be mediated. End the mediation and tell the other routes.")


class RightsNotTold(Unprocessable):
    """A party agrees after it was told what it may refuse (art. 23)."""

    code = "rights_not_told"
    title = _("Tell the party its rights and duties first, then tick it.")


class TooManyOfThese(Unprocessable):
    """More of something than a case keeps."""

    code = "too_many_of_these"
    title = _("A case keeps no more of these. Take out what is not needed.")


class CannotJoin(Unprocessable):
    """Whoever mediates with others is a mediator of this place, and not one of them already."""

    code = "cannot_join"
    title = _("Choose a mediator of this place who does not mediate this case yet.")


class HelpNotAgreed(Unprocessable):
    """Somebody is invited to help with the consent of the parties (art. 20): of every one."""

    code = "help_not_agreed"
    title = _("Ask every party whether it wants this help, and tick those who agree. All must.")


class StatementSigned(Conflict):
    """What somebody signed stays as they signed it."""

    code = "statement_signed"
    title = _("This was signed and stays as it is. Write down what is to be added as a new one.")


class TextObjected(Conflict):
    """Whoever says that a text is wrong does not sign it."""

    code = "text_objected"
    title = _("They said that it is wrong. Correct it and read it to them again.")


class TextChanged(Conflict):
    """The text is another than the one that was read."""

    code = "text_changed"
    title = _("The text was changed after it was read. Read it to them again.")


class AlreadySigned(Conflict):
    """There is a signature under it."""

    code = "already_signed"
    title = _("It is signed already.")


class NothingDrawn(Unprocessable):
    """An empty sheet is no signature."""

    code = "nothing_drawn"
    title = _("Nothing was drawn. Sign in the frame.")


class TooManyParties(Unprocessable):
    """More parties than a case keeps."""

    code = "too_many_parties"
    title = _("A case keeps at most twenty parties. Write many with one cause down as a group.")


class SumsDiffer(Unprocessable):
    """Instalments that do not come to what was agreed."""

    code = "sums_differ"
    title = _("The instalments do not come to the sum.")


class TermsHold(Unprocessable):
    """Something of it was kept, or the court was asked: what was agreed is changed no more."""

    code = "terms_hold"
    title = _("The agreement is being kept or lies with the court. Its terms stay as they are.")


class NotAgreed(Unprocessable):
    """There is no agreement of this case that could be kept or confirmed."""

    code = "not_agreed"
    title = _("This mediation has not ended with an agreement.")


class PaidInFull(Unprocessable):
    """The promise has been kept already."""

    code = "kept_already"
    title = _("This has been kept already.")


class TooMuchPaid(Unprocessable):
    """More than is still owed."""

    code = "too_much_paid"
    title = _("This is more than is still owed.")


class NotConfirmable(Unprocessable):
    """No court confirms an agreement on this (the article is in the detail)."""

    code = "not_confirmable"
    title = _("The court does not confirm such an agreement.")


class SayWhatItDecides(Unprocessable):
    """Of this kind of dispute agreements often decide what no court confirms: somebody must say first."""

    code = "say_what_it_decides"
    title = _("Say first what the agreement decides: agreements of this kind often cannot be confirmed.")


class WindowClosed(Unprocessable):
    """The thirty days are over (art. 33)."""

    code = "window_closed"
    title = _("The thirty days for asking the court are over.")


class CourtAsked(Unprocessable):
    """The court was asked already, or has not been asked yet."""

    code = "court_asked"
    title = _("This does not fit to what the court was asked.")


class NotTheOnlyMediator(Unprocessable):
    """Whoever mediated alone does not ask whether it holds."""

    code = "only_mediator"
    title = _("Somebody else makes the visit: you were the only mediator of this dispute.")


class VisitMade(Unprocessable):
    """A visit is recorded once."""

    code = "visit_made"
    title = _("This visit has been recorded already.")


class TooManyVisits(Unprocessable):
    """More visits than a case keeps."""

    code = "too_many_visits"
    title = _("A case keeps at most a hundred visits.")


class MediatedAnew(Conflict):
    """A matter is mediated anew once at a time."""

    code = "mediated_anew"
    title = _("This matter is being mediated anew already: open the case that took it up.")


class LiesAhead(Unprocessable):
    """What has happened has its day today or before."""

    code = "lies_ahead"
    title = _("The day lies in the future.")


class StepsOnThePlan(Conflict):
    """Somebody has laid the same steps meanwhile."""

    code = "steps_on_the_plan"
    title = _("These steps are on the plan already. Look at it again.")


class TooManySteps(Unprocessable):
    """More steps than a plan keeps."""

    code = "too_many_steps"
    title = _("A plan keeps at most forty steps.")


class TimeTaken(Conflict):
    """A room, a mediator or a party is somewhere else then. `clashes` says where, `free` when it could be."""

    code = "time_taken"
    title = _("Somebody or something needed is taken at that time. Choose another.")
    retry: ClassVar[Retry] = "never"


class AppointmentOver(Conflict):
    """It was held, or called off."""

    code = "appointment_over"
    title = _("This appointment was held or called off. Look again.")


class AppointmentPast(Unprocessable):
    """Nobody can be asked to come yesterday."""

    code = "appointment_past"
    title = _("That time is over. Choose one that lies ahead.")


class UnknownRoom(Unprocessable):
    """The county's table of rooms has none of that code on that day."""

    code = "unknown_room"
    title = _("There is no such room on that day. Choose another.")


class NotAMediator(Unprocessable):
    """Who is named does not mediate where the case lies."""

    code = "not_a_mediator"
    title = _("Whoever you name does not mediate there today. Choose another.")


class NotThatParty(Unprocessable):
    """No party of that number is asked to come, or it is the one that asks."""

    code = "not_that_party"
    title = _("That party is not asked to come, or is the one that asks. Choose another.")


class ProposalOpen(Conflict):
    """One question at a time."""

    code = "proposal_open"
    title = _("A party has asked for another time already. Record the answer to that first.")


class ProposalOver(Conflict):
    """It has been answered, or the session was moved meanwhile."""

    code = "proposal_over"
    title = _("This has been answered, or the session was moved meanwhile. Look again.")


class PartiesMissing(Unprocessable):
    """A quarrel has two sides at least, and each is asked (art. 3, 17)."""

    code = "parties_missing"
    title = _("Write down both sides first: at least two parties, each asked whether it agrees.")


class NotAllWantLonger(Unprocessable):
    """Beyond the month mediation goes on where all parties want it (2002 rules, art. 36)."""

    code = "not_all_want_longer"
    title = _("Going on beyond the month needs every party's consent. Tick each that gave it.")


class UnknownRoad(Unprocessable):
    """The road is none of the county's table."""

    code = "unknown_road"
    title = _("There is no such road in the county's table. Choose one of it.")


class UnknownKind(Unprocessable):
    """The kind of dispute is none of the county's table."""

    code = "unknown_kind"
    title = _("There is no such kind of dispute in the county's table. Choose one of it.")


class UnknownSign(Unprocessable):
    """A sign of danger is none of the county's table."""

    code = "unknown_sign"
    title = _("There is no such sign in the county's table. Choose from it.")


class NothingToGrade(Unprocessable):
    """A grade is given to what was seen."""

    code = "nothing_to_grade"
    title = _("Tick what was seen first; the grade is given afterwards.")


class DangerUngraded(Unprocessable):
    """Signs of danger are graded by a person before the parties are brought together (art. 25)."""

    code = "danger_ungraded"
    title = _("Signs of danger were ticked. Have somebody give the grade before you go on.")


class PoliceNotTold(Unprocessable):
    """What may become a matter of public order or a crime is told to the police in time (art. 25)."""

    code = "police_not_told"
    title = _("The signs ask for a report to the police. Record that it was made before you go on.")


class UnknownMediator(Unprocessable):
    """Nobody of the roster has this code today."""

    code = "unknown_mediator"
    title = _("There is nobody of this code in the roster today. Choose from the roster.")


class MediatorRefused(Unprocessable):
    """A party has refused this mediator (art. 19, 23)."""

    code = "mediator_refused"
    title = _("A party has refused this mediator. Hand the dispute to one whom all parties accept.")


class ConflictOfInterest(Unprocessable):
    """Whoever is close to a party does not mediate, unless all parties know and want it so."""

    code = "conflict_of_interest"
    title = _(
        "You may be close to a party. Hand the dispute to somebody else, or declare it and that all parties"
        " want you all the same."
    )


class WhyMissing(Unprocessable):
    """Who mediates in spite of being close to a party says what it is, under their name."""

    code = "why_missing"
    title = _("Say how you are related and that all parties know of it.")


class TooManyRoads(Unprocessable):
    """More roads than a case keeps."""

    code = "too_many_roads"
    title = _("A case keeps at most twenty roads. Move one of them on.")


class NotADispute(Unprocessable):
    """Taken in at the mediators' desk are disputes; anything else is reported."""

    code = "not_a_dispute"
    title = _("This category is none of disputes. Choose one of them, or report the matter as an event.")
