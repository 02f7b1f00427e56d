"""People at work over HTTP: parse, call one service or selector, describe the result."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import clock
from pingan.core.api import etag, if_match
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.people import errors as of_people
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.receipts.services import Key, fingerprint, once
from pingan.staff import absences, accounts, errors, posts, selectors
from pingan.staff.api import shapes
from pingan.staff.api.reading import asked, made_by_its_sender, said
from pingan.staff.leaving import leaving

_SEEN = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The version you saw."
)
_UNFIT = (of_people.UnfitUsername, of_people.UsernameTaken, of_people.UnfitName, of_people.UnfitPhone)


class AccountListView(ActorView):
    operations = {"GET": "staff.read", "POST": "staff.open"}
    problems = {"POST": _UNFIT}

    @extend_schema(
        operation_id="staff_accounts", parameters=[shapes.AccountsQuery], responses=shapes.StaffAccountListOut
    )
    def get(self, request: Request) -> Response:
        """The accounts of one's area, narrowed by words, state, role and area."""
        found = selectors.accounts(self.actor, selectors.Asked(**asked(shapes.AccountsQuery, request)))
        return Response({"items": found.items, "next": found.next})

    @extend_schema(
        operation_id="staff_open_account",
        request=shapes.NewAccountIn,
        responses={201: shapes.StaffAccountOut, 200: shapes.StaffAccountOut},
    )
    def post(self, request: Request) -> Response:
        """Open an account, without password or post yet. The same id again is the same account."""
        new = accounts.NewPerson(**said(shapes.NewAccountIn, request))
        made_by_its_sender(new.id)
        new_one = _made(
            request, self.actor, "account", new.id, lambda: accounts.open_account(new=new, by=self.actor)
        )
        account = selectors.account_in(self.actor, "staff.read", new.id)
        (described,) = selectors.describe_all([account])
        return Response(described, status=201 if new_one else 200)


class AccountView(ActorView):
    operations = {"GET": "staff.read", "PUT": "staff.open"}
    problems = {"PUT": (of_people.UnfitName, of_people.UnfitPhone, StaleVersion, VersionNeeded)}

    @extend_schema(operation_id="staff_account_read", responses=shapes.StaffAccountWholeOut)
    def get(self, _request: Request, account_id: UUID) -> Response:
        """One account: its posts, what it holds, what waits, and what was done to it and why."""
        found = selectors.whole(self.actor, account_id)
        return Response(found, headers={"ETag": etag(found["version"])})

    @extend_schema(
        operation_id="staff_change_account",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=shapes.PersonIn,
        responses={204: None},
    )
    def put(self, request: Request, account_id: UUID) -> Response:
        """Put name and number at work right."""
        version, person = if_match(request), accounts.Person(**said(shapes.PersonIn, request))
        return _once(
            request,
            account_id,
            lambda: accounts.change_account(
                account_id=account_id, version=version, said=person, by=self.actor
            ),
        )


class ShutView(ActorView):
    operations = {"POST": "staff.open"}
    problems = {"POST": (errors.NotYourself,)}

    @extend_schema(operation_id="staff_shut_account", request=shapes.WhyIn, responses={204: None})
    def post(self, request: Request, account_id: UUID) -> Response:
        """Shut an account: it is signed out everywhere at once."""
        accounts.shut_account(account_id=account_id, why=said(shapes.WhyIn, request)["why"], by=self.actor)
        return Response(status=204)


class OpenView(ActorView):
    operations = {"POST": "staff.open"}
    problems = {"POST": (errors.NotYourself,)}

    @extend_schema(operation_id="staff_open_again", request=shapes.WhyIn, responses={204: None})
    def post(self, request: Request, account_id: UUID) -> Response:
        """Open a shut account again."""
        accounts.open_again(account_id=account_id, why=said(shapes.WhyIn, request)["why"], by=self.actor)
        return Response(status=204)


class SignOutView(ActorView):
    operations = {"POST": "staff.sign_out"}
    problems = {"POST": (errors.NotYourself,)}

    @extend_schema(operation_id="staff_sign_out", request=shapes.WhyIn, responses={204: None})
    def post(self, request: Request, account_id: UUID) -> Response:
        """End all sessions of an account."""
        accounts.sign_out(account_id=account_id, why=said(shapes.WhyIn, request)["why"], by=self.actor)
        return Response(status=204)


class PasswordsView(ActorView):
    operations = {"POST": "staff.reset"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.NotYoursToReset, errors.ShutAccount)}

    @extend_schema(
        operation_id="staff_give_passwords", request=shapes.PasswordsIn, responses=shapes.SlipListOut
    )
    def post(self, request: Request) -> Response:
        """First passwords for a few accounts, told this once: each is changed at the first sign-in."""
        read = said(shapes.PasswordsIn, request)
        slips = accounts.give_passwords(account_ids=read["accounts"], why=read["why"], by=self.actor)
        items = [
            {
                "id": slip.account.pk,
                "username": slip.account.username,
                "name": slip.account.name,
                "unit": slip.unit,
                "password": slip.password,
            }
            for slip in slips
        ]
        return Response({"items": items}, headers={"Cache-Control": "no-store"})


class NominationListView(ActorView):
    operations = {"GET": "staff.read", "POST": "staff.ask"}
    problems = {
        "POST": (
            *(
                errors.NotYourself,
                errors.KeptApart,
                errors.AskedAlready,
                errors.UnfitDays,
                errors.UnfitOrganisation,
            ),
            *(of_people.AlreadyAppointed, of_people.UnfitArea, of_people.EndsBeforeItBegan),
        )
    }

    @extend_schema(
        operation_id="staff_nominations", parameters=[shapes.AfterQuery], responses=shapes.NominationListOut
    )
    def get(self, request: Request) -> Response:
        """The posts that have been asked for and wait, the longest first."""
        found = selectors.nominations(self.actor, asked(shapes.AfterQuery, request)["after"])
        return Response({"items": found.items, "next": found.next})

    @extend_schema(
        operation_id="staff_nominate", request=shapes.NominationIn, responses={201: None, 200: None}
    )
    def post(self, request: Request) -> Response:
        """Ask for a post for somebody. Another kind of administrator gives or refuses it."""
        wanted = posts.Wanted(**said(shapes.NominationIn, request))
        made_by_its_sender(wanted.id)
        new = _made(
            request,
            self.actor,
            "nomination",
            wanted.id,
            lambda: posts.nominate(wanted=wanted, by=self.actor),
        )
        return Response(status=201 if new else 200)


class NominationView(ActorView):
    operations = {"DELETE": "staff.ask"}
    problems = {"DELETE": (errors.NoLongerWaits,)}

    @extend_schema(operation_id="staff_withdraw_nomination", responses={204: None})
    def delete(self, _request: Request, nomination_id: UUID) -> Response:
        """Take back what was asked for."""
        posts.withdraw(nomination_id=nomination_id, by=self.actor)
        return Response(status=204)


class SettleView(ActorView):
    operations = {"POST": "staff.approve"}
    confirmed = frozenset({"POST"})

    @extend_schema(operation_id="staff_settle", request=shapes.SettleIn, responses=shapes.SettledListOut)
    def post(self, request: Request) -> Response:
        """Give or refuse what was asked for, each by itself."""
        read = said(shapes.SettleIn, request)
        found = posts.settle(
            nomination_ids=read["nominations"], give=read["give"], answer=read["answer"], by=self.actor
        )
        return Response({"items": found})


class EmployerListView(ActorView):
    operations = {"GET": "staff.ask"}

    @extend_schema(
        operation_id="staff_employers", parameters=[shapes.ChoicesQuery], responses=shapes.EmployerListOut
    )
    def get(self, request: Request) -> Response:
        """The organisations that employ people of a role at a place, the usual one first."""
        read = asked(shapes.ChoicesQuery, request)
        return Response({"items": selectors.employers(self.actor, read["role"], read["area"])})


class HeldView(ActorView):
    operations = {"GET": "staff.posts"}

    @extend_schema(operation_id="staff_held", parameters=[shapes.HeldQuery], responses=shapes.HeldPostListOut)
    def get(self, request: Request) -> Response:
        """Who held a post of an area on a day."""
        read = asked(shapes.HeldQuery, request)
        return Response({"items": selectors.held_on(self.actor, read["area"], read["on"] or clock.today())})


class EndPostView(ActorView):
    operations = {"POST": "staff.ask"}
    problems = {
        "POST": (errors.NotYourself, errors.StillHolds, errors.UnfitDays, of_people.EndsBeforeItBegan)
    }

    @extend_schema(operation_id="staff_end_post", request=shapes.EndPostIn, responses={204: None})
    def post(self, request: Request, post_id: UUID) -> Response:
        """Let a post end on a day. What is in its holder's hands is handed over before."""
        read = said(shapes.EndPostIn, request)
        posts.end_post(post_id=post_id, on=read["on"], why=read["why"], by=self.actor)
        return Response(status=204)


class GapListView(ActorView):
    operations = {"GET": "staff.posts"}

    @extend_schema(operation_id="staff_gaps", parameters=[shapes.DayQuery], responses=shapes.GapListOut)
    def get(self, request: Request) -> Response:
        """The grids with nobody on a day."""
        on = asked(shapes.DayQuery, request)["on"] or clock.today()
        return Response({"items": selectors.gaps(self.actor, on)})


class LeavingListView(ActorView):
    operations = {"GET": "staff.posts"}

    @extend_schema(operation_id="staff_leaving", responses=shapes.LeavingListOut)
    def get(self, _request: Request) -> Response:
        """Posts that were left with something still in these hands, then those that end soon."""
        return Response({"items": leaving(self.actor)})


class AbsenceListView(ActorView):
    operations = {"POST": "staff.leave"}
    problems = {
        "POST": (errors.UnfitDays, errors.AwayAlready, errors.UnfitStandIn, of_people.AlreadyAppointed)
    }

    @extend_schema(
        operation_id="staff_put_absence", request=shapes.AbsenceIn, responses={201: None, 200: None}
    )
    def post(self, request: Request) -> Response:
        """Note on which days somebody is away, and who does the work meanwhile."""
        away = absences.Away(**said(shapes.AbsenceIn, request))
        made_by_its_sender(away.id)
        new = _made(
            request, self.actor, "absence", away.id, lambda: absences.put_absence(away=away, by=self.actor)
        )
        return Response(status=201 if new else 200)


class AbsenceView(ActorView):
    operations = {"DELETE": "staff.leave"}

    @extend_schema(operation_id="staff_cancel_absence", responses={204: None})
    def delete(self, _request: Request, absence_id: UUID) -> Response:
        """Somebody is there after all, or back before."""
        absences.cancel_absence(absence_id=absence_id, by=self.actor)
        return Response(status=204)


class DirectoryView(ActorView):
    operations = {"GET": "staff.directory"}

    @extend_schema(
        operation_id="staff_directory", parameters=[shapes.DirectoryQuery], responses=shapes.DirectoryOut
    )
    def get(self, request: Request) -> Response:
        """Colleagues of the county: unit and number at work."""
        read = asked(shapes.DirectoryQuery, request)
        found = selectors.directory(self.actor, **read)
        return Response({"items": found.items, "next": found.next})


class CardView(ActorView):
    operations = {"GET": "staff.directory"}

    @extend_schema(operation_id="staff_card", responses=shapes.StaffCardOut)
    def get(self, _request: Request, account_id: UUID) -> Response:
        """How one colleague is reached."""
        return Response(selectors.card(self.actor, account_id))


class SignInListView(ActorView):
    operations = {"GET": "staff.sign_ins"}

    @extend_schema(
        operation_id="staff_sign_ins",
        parameters=[shapes.AfterNumberQuery],
        responses=shapes.WatchedActListOut,
    )
    def get(self, request: Request) -> Response:
        """Who signed in and out, the newest first."""
        found = selectors.sign_ins(self.actor, asked(shapes.AfterNumberQuery, request)["after"])
        return Response({"items": found.items, "next": found.next})


class FailedSignInListView(ActorView):
    operations = {"GET": "staff.sign_ins"}

    @extend_schema(
        operation_id="staff_failed_sign_ins",
        parameters=[shapes.AfterQuery],
        responses=shapes.FailedSignInListOut,
    )
    def get(self, request: Request) -> Response:
        """Where three or more tries to sign in failed on a day, the newest first; kept for half a year."""
        found = selectors.failed_sign_ins(self.actor, asked(shapes.AfterQuery, request)["after"])
        return Response({"items": found.items, "next": found.next})


class ActListView(ActorView):
    operations = {"GET": "staff.acts"}

    @extend_schema(
        operation_id="staff_acts", parameters=[shapes.AfterNumberQuery], responses=shapes.WatchedActListOut
    )
    def get(self, request: Request) -> Response:
        """What was done to accounts, posts and the configuration, the newest first, with why."""
        found = selectors.administration(self.actor, asked(shapes.AfterNumberQuery, request)["after"])
        return Response({"items": found.items, "next": found.next})


def _once(request: Request, about: UUID, write: Callable[[], object]) -> Response:
    done = receipts.once(request, "account", about, write)
    answer = Response(status=204)
    return receipts.replayed(answer) if done.replayed else answer


def _made(request: Request, by: Actor, kind: str, made: UUID, write: Callable[[], object]) -> bool:
    """Make something under the id that its sender gave it; False where it was made before.

    Raises PayloadMismatch for something else under that id.
    """
    key = Key(by.account_id, made, fingerprint(by.account_id, kind, request.data))
    return not once(key, object_type=kind, object_id=made, write=write).replayed
