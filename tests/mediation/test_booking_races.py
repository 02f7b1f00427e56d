"""Several desks that arrange a session at once: one has it, and the others hear what is in the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from pingan.cases.models import Case
from pingan.core import clock
from pingan.mediation import appointments, parties
from pingan.mediation.errors import TimeTaken
from pingan.mediation.models import Appointment, Booking
from pingan.people.actors import Actor
from pingan.territory.services import load_county
from tests.cast import appoint, part
from tests.mediation.test_appointments import PHONE, dispute
from tests.mediation.test_roster import kept
from tests.territory.small_county import write


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["mediator", "room", "party"])
@pytest.mark.parametrize("desks", [2, 6])
def test_of_desks_that_book_the_same_at_once_one_has_it(tmp_path: Path, what: str, desks: int) -> None:
    load_county(write(tmp_path / "county"))
    qian, wu, zheng, han = part("qian"), part("wu"), part("zheng"), part("han")
    rooms = [{"code": f"R{number}", "name": f"{number}号", "area": "", "seats": 8} for number in range(desks)]
    assert kept(han, "rooms", *rooms).status_code == 200
    # One mediator is wanted in many rooms; who books the same room or awaits the same party has their own.
    extra = [appoint(f"m{number}", "mediator", wu.area_code) for number in range(2, desks)]
    mediators = [wu] * desks if what == "mediator" else [wu, zheng, *extra]
    cases = [dispute(qian, mediator) for mediator in mediators]
    if what == "party":
        for case, mediator in zip(cases, mediators, strict=True):
            written = parties.Written("applicant", "person", "示例1", phone=PHONE)
            parties.amend_party(party=parties.Known(case.pk, 1), version=2, written=written, by=mediator)
    starts_at = (clock.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    begin = Barrier(desks)

    def book(number: int) -> TimeTaken | None:
        case = cases[number]
        by: Actor = mediators[number]
        wanted = appointments.Wanted(
            starts_at=starts_at, minutes=60, room="R0" if what == "room" else f"R{number}"
        )
        begin.wait(timeout=60)
        try:
            appointments.book(case_id=case.pk, wanted=wanted, by=by)
        except TimeTaken as taken:
            return taken
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(desks) as pool:
        came = list(pool.map(book, range(desks)))
    refused = [taken for taken in came if taken is not None]
    assert len(refused) == desks - 1
    (made,) = Appointment.objects.all()
    assert set(Booking.objects.values_list("appointment", flat=True)) == {made.pk}
    assert Case.objects.filter(pk__in=[case.pk for case in cases]).count() == desks
    for taken in refused:
        said = taken.seen() if callable(taken.seen) else {}
        assert what in {clash["what"] for clash in said["clashes"]}
        assert len(said["free"]) == 3
        assert all(
            free["starts_at"] >= made.ends_at or free["ends_at"] <= made.starts_at for free in said["free"]
        )
