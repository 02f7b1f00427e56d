"""Sessions that are arranged: nobody and nothing is in two places at once, and another time is agreed on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django_tasks_db.models import DBTaskResult

from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.journal.models import Act
from pingan.mediation import agenda, appointments, booking, parties
from pingan.mediation.errors import AppointmentOver, TimeTaken
from pingan.mediation.models import Appointment, Booking, Proposal
from pingan.mediation.tasks import tell_of_clash
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.mediation.test_roster import kept
from tests.territory.small_county import FIRST_GRID

# A Tuesday before noon, in a week that nobody has announced a holiday of.
NOW = datetime(2026, 9, 1, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
TEN = NOW.replace(hour=10, minute=0)
PHONE = "19900001234"
ID_NUMBER = "999901199001010010"


@pytest.fixture(autouse=True)
def at_half_past_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def rooms(han: Actor) -> None:
    room = {"area": "", "seats": 8}
    answer = kept(
        han,
        "rooms",
        {"code": "R1", "name": "一号调解室", **room},
        {"code": "R2", "name": "二号调解室", **room},
    )
    assert answer.status_code == 200, answer.content


@pytest.fixture
def claimed(qian: Actor, wu: Actor) -> Case:
    return dispute(qian, wu)


def dispute(reporter: Actor, mediator: Actor, **changes: Any) -> Case:
    """A dispute that the mediator has taken, with two parties who agree to be mediated."""
    report = report_of(category="0101", what="两家为屋檐滴水争吵", **changes)
    report_case(report=report, by=reporter)
    case = take(Target(report.id, 1, mediator), "claim")
    for number, side in enumerate(("applicant", "respondent"), start=1):
        written = parties.Written(side, "person", f"示例{number}")
        parties.name_party(case_id=case.pk, written=written, by=mediator)
        said = parties.Said("agreed", "spoken", rights_told=True)
        parties.record_consent(party=parties.Known(case.pk, number), said=said, by=mediator)
    return case


def wanted(at: datetime = TEN, **changes: Any) -> appointments.Wanted:
    return appointments.Wanted(**{"starts_at": at, "minutes": 60, "room": "R1", **changes})


def book(case: Case, by: Actor, at: datetime = TEN, **changes: Any) -> Appointment:
    return appointments.book(case_id=case.pk, wanted=wanted(at, **changes), by=by)


def send(browser: Client, method: str, path: str, said: Any = None, **headers: str) -> Any:
    extra = {} if said is None else {"data": said, "content_type": "application/json"}
    return getattr(browser, method)(f"/api/v1/{path}", headers=headers, **extra)


def test_an_appointment_stands_in_row_timeline_journal_and_case(claimed: Case, wu: Actor) -> None:
    said = {"starts_at": TEN.isoformat(), "minutes": 90, "room": "R1"}
    desk = signed_in(wu)
    answer = send(desk, "post", f"cases/{claimed.pk}/appointments", said)
    assert answer.status_code == 200, answer.content
    (told,) = answer.json()["appointments"]
    assert (told["number"], told["state"], told["room"]["name"]) == (1, "planned", "一号调解室")
    assert (told["mediator"]["name"], told["parties"]) == ("wu", [1, 2])
    kept_of = Step.objects.filter(case=claimed, action="book_appointment").get().data
    assert kept_of["appointment"] == 1
    act = Act.objects.get(object_id=claimed.pk, type="case.appointment_booked")
    assert act.facts["quiet"] is True
    assert answer.json()["version"] == claimed.version, "nobody's copy is stale by it"


@pytest.mark.parametrize(
    ("what", "changes"),
    [("room", {}), ("mediator", {"room": "R2"}), ("party", {"room": "R2"})],
)
def test_room_mediator_and_party_are_in_one_place_at_a_time(
    what: str, changes: dict[str, Any], claimed: Case, qian: Actor, wu: Actor, zheng: Actor
) -> None:
    other = dispute(qian, zheng)
    if what == "party":
        for case, by in ((claimed, wu), (other, zheng)):
            written = parties.Written("applicant", "person", "示例1", phone=PHONE)
            parties.amend_party(party=parties.Known(case.pk, 1), version=2, written=written, by=by)
    if what == "mediator":
        changes = changes | {"mediator_id": wu.account_id}
    book(claimed, wu)
    with pytest.raises(TimeTaken) as refused:
        book(other, zheng, TEN + timedelta(minutes=30), **changes)
    told = refused.value.as_dict()
    assert [one["what"] for one in told["clashes"]] == [what]
    assert told["clashes"][0]["party"] == (1 if what == "party" else None)
    first = told["free"][0]["starts_at"]
    assert first == TEN + timedelta(minutes=60)
    assert book(other, zheng, first, **changes).number == 1


def test_one_ends_when_the_next_begins(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    assert book(claimed, wu, TEN + timedelta(minutes=60)).number == 2


def test_the_database_says_so_itself(claimed: Case, wu: Actor) -> None:
    """Whatever the code believes: the very rows are refused."""
    there = book(claimed, wu)
    row = Booking(appointment=there, taken=f"room:{claimed.county_code}:R2")
    row.span = DateTimeTZRange(TEN, TEN + timedelta(hours=1))
    row.save()
    another = book(claimed, wu, TEN + timedelta(hours=2))
    again = Booking(appointment=another, taken=row.taken, span=row.span)
    with pytest.raises(IntegrityError, match="mediation_booking_stands_once"), transaction.atomic():
        again.save()


def test_what_is_written_past_the_lock_is_told_as_a_clash(
    claimed: Case, qian: Actor, wu: Actor, zheng: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    book(claimed, wu)
    other = dispute(qian, zheng)
    monkeypatch.setattr(booking, "refuse_clash", lambda *_: None)
    with pytest.raises(TimeTaken):
        book(other, zheng)
    assert not Appointment.objects.filter(dispute=other.pk).exists()


def test_a_clash_names_the_case_to_whoever_may_open_it(
    claimed: Case, qian: Actor, wu: Actor, wang: Actor, zhou: Actor
) -> None:
    book(claimed, wu)
    other = dispute(qian, wang)
    said = {"starts_at": TEN.isoformat(), "minutes": 60, "room": "R1"}
    answer = send(signed_in(wang), "post", f"cases/{other.pk}/appointments", said)
    assert (answer.status_code, answer.json()["code"]) == (409, "time_taken")
    (clash,) = answer.json()["clashes"]
    assert clash["case_id"] == str(claimed.pk), "it lies in their township"
    assert len(answer.json()["free"]) == booking.MOST_FREE


def test_free_times_keep_to_office_hours_and_working_days(claimed: Case, wu: Actor) -> None:
    friday = TEN + timedelta(days=3)
    book(claimed, wu, friday.replace(hour=16, minute=0), minutes=120)
    free = booking.free_times(
        [f"room:{claimed.county_code}:R1"], timedelta(hours=2), after=friday.replace(hour=15, minute=30)
    )
    assert [one["starts_at"].isoformat()[:16] for one in free] == [
        "2026-09-07T09:00",
        "2026-09-07T13:00",
        "2026-09-07T15:00",
    ]


@pytest.mark.parametrize(
    ("changes", "code", "status"),
    [
        ({"starts_at": (NOW - timedelta(minutes=1)).isoformat()}, "appointment_past", 422),
        ({"starts_at": (NOW + timedelta(days=400)).isoformat()}, "bad_input", 400),
        ({"minutes": 14}, "bad_input", 400),
        ({"minutes": 241}, "bad_input", 400),
        ({"room": "R9"}, "unknown_room", 422),
        ({"room": ""}, "bad_input", 400),
        ({"parties": [1, 3]}, "not_that_party", 422),
        ({"mediator_id": "qian"}, "not_a_mediator", 422),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    changes: dict[str, Any], code: str, status: int, claimed: Case, qian: Actor, wu: Actor
) -> None:
    if changes.get("mediator_id") == "qian":
        changes = {"mediator_id": str(qian.account_id)}
    said = {"starts_at": TEN.isoformat(), "minutes": 60, "room": "R1", **changes}
    answer = send(signed_in(wu), "post", f"cases/{claimed.pk}/appointments", said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Booking.objects.exists()


def test_nobody_is_asked_to_come_who_refused(claimed: Case, wu: Actor) -> None:
    refused = parties.Said("refused", "spoken", rights_told=True)
    parties.record_consent(party=parties.Known(claimed.pk, 2), said=refused, by=wu)
    said = {"starts_at": TEN.isoformat(), "minutes": 60, "room": "R1"}
    answer = send(signed_in(wu), "post", f"cases/{claimed.pk}/appointments", said)
    assert answer.json()["code"] == "party_refused"


def test_moving_leaves_what_it_took_before(claimed: Case, qian: Actor, wu: Actor, zheng: Actor) -> None:
    there = book(claimed, wu)
    known = appointments.Known(claimed.pk, 1)
    moved = appointments.move(
        known=known, version=there.version, wanted=wanted(TEN + timedelta(minutes=30)), by=wu
    )
    assert (moved.version, moved.starts_at) == (2, TEN + timedelta(minutes=30))
    stale = send(
        signed_in(wu),
        "put",
        f"cases/{claimed.pk}/appointments/1",
        {"starts_at": TEN.isoformat(), "minutes": 60, "room": "R1"},
        **{"If-Match": '"1"'},
    )
    assert stale.status_code == 412
    assert book(dispute(qian, zheng), zheng, TEN - timedelta(minutes=30)).number == 1


def test_what_is_called_off_takes_nothing(claimed: Case, qian: Actor, wu: Actor, zheng: Actor) -> None:
    book(claimed, wu)
    known = appointments.Known(claimed.pk, 1)
    assert appointments.cancel(known=known, why="party", by=wu).state == "cancelled"
    assert not Booking.objects.exists()
    with pytest.raises(AppointmentOver):
        appointments.cancel(known=known, why="party", by=wu)
    assert book(dispute(qian, zheng), zheng).number == 1


# -- another time ------------------------------------------------------------------------------------


def propose(case: Case, by: Actor, at: datetime, party: int = 1) -> Proposal:
    return appointments.propose(known=appointments.Known(case.pk, 1), party=party, starts_at=at, by=by)


def answer(case: Case, by: Actor, *, party: int = 2, accepts: bool = True, number: int = 1) -> Proposal:
    said = appointments.Answered(party, accepts)
    return appointments.answer(known=appointments.Known(case.pk, 1), number=number, answered=said, by=by)


def test_one_party_asks_for_another_time_and_the_other_agrees(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    later = TEN + timedelta(days=1)
    propose(claimed, wu, later)
    assert Appointment.objects.get().starts_at == TEN, "until the other has agreed"
    assert answer(claimed, wu).answer == "accepted"
    there = Appointment.objects.get()
    assert (there.starts_at, there.ends_at) == (later, later + timedelta(hours=1))
    assert {one.span.lower for one in Booking.objects.all()} == {later}
    said = [step.data for step in Step.objects.filter(case=claimed).order_by("id")[6:]]
    assert [(one.get("party"), one.get("accepts"), one.get("moved")) for one in said] == [
        (None, None, None),
        (1, None, None),
        (2, True, True),
    ]


def test_a_time_that_is_declined_changes_nothing_and_another_can_be_asked_for(
    claimed: Case, wu: Actor
) -> None:
    book(claimed, wu)
    propose(claimed, wu, TEN + timedelta(days=1))
    answered = answer(claimed, wu, accepts=False)
    assert (answered.answer, answered.declined_by) == ("declined", 2)
    assert Appointment.objects.get().starts_at == TEN
    assert propose(claimed, wu, TEN + timedelta(days=2), party=2).number == 2


def test_all_who_are_asked_to_come_agree_before_it_holds(claimed: Case, wu: Actor) -> None:
    written = parties.Written("other", "person", "示例3")
    parties.name_party(case_id=claimed.pk, written=written, by=wu)
    book(claimed, wu)
    propose(claimed, wu, TEN + timedelta(days=1))
    assert answer(claimed, wu).answer == ""
    assert Appointment.objects.get().starts_at == TEN
    assert answer(claimed, wu, party=3).answer == "accepted"


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("proposals", {"party": 2, "starts_at": "later"}, "proposal_open"),
        ("proposals/1", {"party": 1, "accepts": True}, "not_that_party"),
        ("proposals/1", {"party": 3, "accepts": True}, "not_that_party"),
        ("proposals/2", {"party": 2, "accepts": True}, "not_found"),
    ],
)
def test_an_answer_is_anothers_and_to_what_was_asked(
    path: str, said: dict[str, Any], code: str, claimed: Case, wu: Actor
) -> None:
    book(claimed, wu)
    propose(claimed, wu, TEN + timedelta(days=1))
    if "starts_at" in said:
        said = said | {"starts_at": (TEN + timedelta(days=2)).isoformat()}
    told = send(signed_in(wu), "post", f"cases/{claimed.pk}/appointments/1/{path}", said)
    assert told.json()["code"] == code


def test_a_proposal_is_overtaken_when_the_session_is_moved(claimed: Case, wu: Actor) -> None:
    there = book(claimed, wu)
    propose(claimed, wu, TEN + timedelta(days=1))
    known = appointments.Known(claimed.pk, 1)
    appointments.move(known=known, version=there.version, wanted=wanted(TEN + timedelta(days=2)), by=wu)
    assert Proposal.objects.get().answer == "overtaken"
    late = send(
        signed_in(wu),
        "post",
        f"cases/{claimed.pk}/appointments/1/proposals/1",
        {"party": 2, "accepts": True},
    )
    assert late.json()["code"] == "proposal_over"


def test_a_time_that_was_taken_meanwhile_is_told_and_still_asked_for(
    claimed: Case, qian: Actor, wu: Actor, zheng: Actor
) -> None:
    book(claimed, wu)
    later = TEN + timedelta(days=1)
    propose(claimed, wu, later)
    book(dispute(qian, zheng), zheng, later)
    with pytest.raises(TimeTaken):
        answer(claimed, wu)
    assert Proposal.objects.get().answer == ""


# -- what follows ------------------------------------------------------------------------------------


def held(case: Case, by: Actor, **changes: Any) -> Any:
    seen = Case.objects.get(pk=case.pk).version
    said = {"held_at": NOW.isoformat(), "place": "一号调解室", "mode": "closed", "attendees": 3}
    said |= {"summary": "各让一步", **changes}
    return send(signed_in(by), "post", f"cases/{case.pk}/record_session", said, **{"If-Match": f'"{seen}"'})


def test_a_session_that_was_held_is_the_one_that_was_arranged(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    propose(claimed, wu, TEN + timedelta(days=1))
    told = held(claimed, wu, appointment=1)
    assert told.status_code == 200, told.content
    (one,) = told.json()["appointments"]
    assert (one["state"], one["session"]) == ("held", 1)
    assert one["proposals"][0]["answer"] == "overtaken"
    assert Step.objects.filter(action="record_session").get().data["appointment"] == 1
    assert held(claimed, wu, appointment=1).json()["code"] == "appointment_over"
    assert held(claimed, wu, appointment=2).json()["code"] == "appointment_over"


def test_the_end_of_a_mediation_calls_off_what_is_arranged(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    case = Case.objects.get(pk=claimed.pk)
    take(Target(case.pk, case.version, wu), "conclude", outcome="settled_by_parties", note="和好了")
    there = Appointment.objects.get()
    assert (there.state, there.why) == ("cancelled", "ended")
    assert not Booking.objects.exists()


def test_whoever_gets_the_case_gets_its_appointments(
    claimed: Case, qian: Actor, wu: Actor, zheng: Actor
) -> None:
    book(claimed, wu)
    book(claimed, wu, TEN + timedelta(days=1))
    book(dispute(qian, zheng), zheng, room="R2")
    case = Case.objects.get(pk=claimed.pk)
    take(Target(case.pk, case.version, wu), "pass_on", colleague_id=zheng.account_id)
    mediators = dict(Appointment.objects.filter(dispute=case.pk).values_list("number", "mediator__name"))
    assert mediators == {1: "wu", 2: "zheng"}, "zheng is busy at the first one's time"


def test_a_party_that_was_written_down_by_mistake_comes_to_nothing(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    parties.drop_party(party=parties.Known(claimed.pk, 2), by=wu)
    assert Appointment.objects.get().parties == [1]
    assert set(Booking.objects.values_list("party", flat=True)) == {None, 1}


# -- who reads what ----------------------------------------------------------------------------------


# -- a party that turns out to be somebody else --------------------------------------------------------


def correct(case: Case, by: Actor, version: int = 2, **numbers: str) -> None:
    """What is known of the first party, once it was found to be wrong."""
    written = parties.Written("applicant", "person", "示例1", **{"phone": "", "id_number": "", **numbers})
    parties.amend_party(party=parties.Known(case.pk, 1), version=version, written=written, by=by)


def shown(case: Case, by: Actor) -> tuple[dict[str, Any], list[bool]]:
    """The appointment as its case tells it, and what the calendar marks."""
    desk = signed_in(by)
    (one,) = desk.get(f"/api/v1/cases/{case.pk}").json()["appointments"]
    day = desk.get("/api/v1/calendar", {"first": str(NOW.date()), "days": 1}).json()
    return one, [item["clash"] for item in day["items"]]


def tell_all() -> list[tuple[str, int]]:
    """As the worker does: of which cases it is told that an appointment clashes, or does no more."""
    for row in DBTaskResult.objects.filter(task_path__endswith="tell_of_clash").order_by("enqueued_at"):
        tell_of_clash.func(*row.args_kwargs["args"])
        row.delete()
    acts = Act.objects.filter(type="case.appointment_clash").order_by("id")
    return [(str(act.object_id), act.facts["appointment"]) for act in acts]


@pytest.fixture
def both(claimed: Case, qian: Actor, wu: Actor, zheng: Actor) -> tuple[Case, Case]:
    """Two cases at the same hour; the first parties of both are one person, which nobody knows yet."""
    other = dispute(qian, zheng)
    correct(claimed, wu, id_number=ID_NUMBER)
    book(claimed, wu)
    book(other, zheng, room="R2")
    return claimed, other


def test_a_corrected_number_tells_both_cases_of_the_clash_and_moves_nothing(
    both: tuple[Case, Case], wu: Actor, zheng: Actor
) -> None:
    claimed, other = both
    assert shown(claimed, wu)[0]["clashes"] == []
    before = list(Appointment.objects.order_by("pk").values("starts_at", "version", "state"))
    correct(other, zheng, id_number=ID_NUMBER)
    assert list(Appointment.objects.order_by("pk").values("starts_at", "version", "state")) == before
    for case, by, against in ((claimed, wu, other), (other, zheng, claimed)):
        one, marks = shown(case, by)
        (clash,) = one["clashes"]
        assert (clash["what"], clash["party"], clash["case_id"]) == ("party", 1, str(against.pk))
        assert marks == [True, True]
    assert tell_all() == [(str(claimed.pk), 1)], "its own case tells it with what was corrected"
    act = Act.objects.get(type="case.appointment_clash")
    assert (act.facts["quiet"], act.actor, act.object_version) == (True, None, claimed.version)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts::text FROM journal_act WHERE type = 'case.appointment_clash'")
        assert ID_NUMBER not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    "gives_way", ["other is moved", "other is called off", "claimed is moved", "it was wrong"]
)
def test_a_clash_is_over_once_one_gives_way(
    gives_way: str, both: tuple[Case, Case], wu: Actor, zheng: Actor
) -> None:
    claimed, other = both
    correct(other, zheng, id_number=ID_NUMBER)
    tell_all()
    if gives_way == "it was wrong":
        correct(other, zheng, version=3)
    elif gives_way == "other is called off":
        appointments.cancel(known=appointments.Known(other.pk, 1), why="party", by=zheng)
    else:
        case, by, room = (claimed, wu, "R1") if gives_way.startswith("claimed") else (other, zheng, "R2")
        later = wanted(TEN + timedelta(hours=2), room=room)
        appointments.move(known=appointments.Known(case.pk, 1), version=1, wanted=later, by=by)
    assert shown(claimed, wu)[0]["clashes"] == shown(other, zheng)[0]["clashes"] == []
    assert shown(claimed, wu)[1].count(True) == 0
    assert not Booking.objects.filter(stands=False).exists(), "what waited stands"
    whose = other if gives_way.startswith("claimed") else claimed
    assert tell_all() == [(str(claimed.pk), 1), (str(whose.pk), 1)]


def test_who_clashes_with_two_stands_where_both_have_gone(
    both: tuple[Case, Case], qian: Actor, wu: Actor, zheng: Actor, wang: Actor
) -> None:
    claimed, other = both
    third = dispute(qian, wang)
    book(third, wang, room="", place="村委会")
    correct(other, zheng, id_number=ID_NUMBER)
    correct(third, wang, id_number=ID_NUMBER)
    assert len(shown(third, wang)[0]["clashes"]) == 2
    appointments.cancel(known=appointments.Known(claimed.pk, 1), why="room", by=wu)
    assert len(shown(third, wang)[0]["clashes"]) == 1
    appointments.cancel(known=appointments.Known(other.pk, 1), why="room", by=zheng)
    assert shown(third, wang)[0]["clashes"] == []
    assert not Booking.objects.filter(stands=False).exists()


def test_a_clash_is_for_mediators(both: tuple[Case, Case], zheng: Actor, chen: Actor) -> None:
    correct(both[1], zheng, id_number=ID_NUMBER)
    (one,) = signed_in(chen).get(f"/api/v1/cases/{both[1].pk}").json()["appointments"]
    assert one["clashes"] == []


def test_a_number_that_both_parties_have_is_awaited_once(claimed: Case, wu: Actor) -> None:
    """What one of them leaves, the other still has."""
    correct(claimed, wu, phone=PHONE)
    second = parties.Written("respondent", "person", "示例2", phone=PHONE)
    parties.amend_party(party=parties.Known(claimed.pk, 2), version=2, written=second, by=wu)
    book(claimed, wu)
    correct(claimed, wu, version=3)
    assert Booking.objects.filter(party=2).count() == 2


def test_the_place_and_nothing_else_is_for_mediators(
    claimed: Case, wu: Actor, qian: Actor, chen: Actor
) -> None:
    book(claimed, wu, room="", place="示例村 1 号堂屋")
    for reader, place in ((wu, "示例村 1 号堂屋"), (qian, None), (chen, None)):
        (one,) = signed_in(reader).get(f"/api/v1/cases/{claimed.pk}").json()["appointments"]
        assert (one["place"], one["parties"]) == (place, [1, 2])
    with connection.cursor() as cursor:
        cursor.execute("SELECT place::text FROM mediation_appointment")
        assert "堂屋" not in cursor.fetchone()[0]


def test_the_calendar_shows_a_week_by_room_and_mediator(
    claimed: Case, qian: Actor, wu: Actor, zheng: Actor
) -> None:
    book(claimed, wu)
    book(dispute(qian, zheng), zheng, TEN + timedelta(days=1), room="R2")
    shown = signed_in(wu).get("/api/v1/calendar", {"first": "2026-08-31", "days": 7}).json()
    assert [room["code"] for room in shown["rooms"]] == ["R1", "R2"]
    assert {one["name"] for one in shown["mediators"]} == {"wu", "zheng"}
    assert [(one["room"], one["parties"]) for one in shown["items"]] == [("R1", 2), ("R2", 2)]
    both = [{"number": 1, "side": "applicant"}, {"number": 2, "side": "respondent"}]
    assert [one["asked"] for one in shown["items"]] == [both, both]
    assert [day["why"] for day in shown["days"][4:]] == ["assumed", "weekend", "weekend"]


def test_what_one_may_not_open_is_only_taken(
    claimed: Case, wu: Actor, zhou: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A township's mediator shares the county's rooms, and reads nothing of what happens in them."""
    from tests.cast import appoint

    book(claimed, wu)
    elsewhere = appoint("elsewhere", "mediator", zhou.area_code)
    (one,) = agenda.calendar_of(elsewhere, clock.today(), 1)["items"]
    assert one["room"] == "R1"
    assert [one[name] for name in ("case_id", "case_code", "category", "parties", "asked")] == [None] * 5


def test_today_is_a_list(claimed: Case, qian: Actor, wu: Actor) -> None:
    book(claimed, wu)
    other = dispute(qian, wu)
    book(other, wu, TEN + timedelta(days=1))
    desk = signed_in(wu)
    listed = desk.get("/api/v1/cases", {"queue": "today"}).json()["items"]
    assert [row["id"] for row in listed] == [str(claimed.pk)]
    tabs = desk.get("/api/v1/cases/counts").json()["tabs"]
    assert next(tab["n"] for tab in tabs if tab["tab"] == "today") == 1
    appointments.cancel(known=appointments.Known(claimed.pk, 1), why="room", by=wu)
    assert desk.get("/api/v1/cases", {"queue": "today"}).json()["items"] == []
    tabs = desk.get("/api/v1/cases/counts").json()["tabs"]
    assert next(tab["n"] for tab in tabs if tab["tab"] == "today") == 0


def test_choices_are_free_for_all_who_come(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    asked = {"minutes": 60, "room": "R2", "after": TEN.isoformat()}
    shown = signed_in(wu).get(f"/api/v1/cases/{claimed.pk}/appointments/choices", asked).json()
    assert shown["free"][0]["starts_at"].startswith("2026-09-01T11:00"), "wu and both parties are busy at ten"
    assert {one["name"] for one in shown["mediators"]} == {"wu"}


# -- other calendars ---------------------------------------------------------------------------------


def unfolded(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return list(answer.content.decode().replace("\r\n ", "").split("\r\n"))


def test_one_session_for_another_calendar(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    lines = unfolded(signed_in(wu).get(f"/api/v1/cases/{claimed.pk}/appointments/1/file"))
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert {"DTSTART:20260901T020000Z", "DTEND:20260901T030000Z", "LOCATION:一号调解室"} < set(lines)
    assert "示例" not in "".join(lines)


def test_a_feed_serves_until_it_is_withdrawn(claimed: Case, wu: Actor) -> None:
    book(claimed, wu)
    desk, program = signed_in(wu), Client()
    assert desk.get("/api/v1/calendar/feed").json() == {"path": None, "made_at": None}
    path = send(desk, "post", "calendar/feed").json()["path"]
    lines = unfolded(program.get(path))
    assert sum(line == "BEGIN:VEVENT" for line in lines) == 1
    appointments.cancel(known=appointments.Known(claimed.pk, 1), why="room", by=wu)
    assert "STATUS:CANCELLED" in unfolded(program.get(path))
    another = send(desk, "post", "calendar/feed").json()["path"]
    assert another != path
    assert program.get(path).status_code == 404
    assert send(desk, "delete", "calendar/feed").status_code == 204
    assert program.get(another).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_act WHERE type LIKE 'account.feed_%%'")
        assert cursor.fetchone()[0] == 3


def test_a_feed_ends_with_its_post(claimed: Case, wu: Actor) -> None:
    from pingan.people.models import Post

    path = send(signed_in(wu), "post", "calendar/feed").json()["path"]
    assert Client().get(path).status_code == 200
    Post.objects.filter(pk=wu.post_id).update(ends_on=clock.today() - timedelta(days=1))
    assert Client().get(path).status_code == 404


def test_a_long_line_is_folded_between_letters(claimed: Case, wu: Actor, han: Actor) -> None:
    name = "长桌调解室；二楼，东头" * 4
    kept(han, "rooms", {"code": "R1", "name": name, "area": "", "seats": 8})
    book(claimed, wu)
    lines = unfolded(signed_in(wu).get(f"/api/v1/cases/{claimed.pk}/appointments/1/file"))
    assert f"LOCATION:{name}" in lines
    assert FIRST_GRID not in "".join(lines)
