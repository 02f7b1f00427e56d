"""Nothing that was erased comes back with a copy: rows, rows of other rooms beside them, files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model

from pingan.callers.erasing import erase
from pingan.callers.models import Caller
from pingan.cases.models import Case
from pingan.core import clock, erased, vault
from pingan.core.registry import NotRegistered
from pingan.ledgers import turns
from pingan.ledgers.models import Ledger
from pingan.people.actors import Actor
from pingan.registry import services as registry
from pingan.registry.models import GridCount, Household, Resident
from pingan.station import services as station
from pingan.station.models import Consultation
from tests.callers.conftest import PHONE, take_down
from tests.cast import signed_in
from tests.ledgers.test_life_of_a_ledger import asked
from tests.territory.small_county import FIRST_GRID

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATIONS_DIR", tmp_path / "operations")


def as_it_lies(row: Model) -> dict[str, Any]:
    """A row's columns, sealed as they are: what a copy of the database holds."""
    return {field.attname: row.__dict__[field.attname] for field in row._meta.concrete_fields}


def put_back(model: Any, columns: dict[str, Any]) -> None:
    model.objects.filter(pk=columns["id"]).update(**columns)


def test_a_caller_who_comes_back_with_a_copy_goes_again(li: Actor) -> None:
    case = take_down(signed_in(li))
    long_ago = clock.now() - timedelta(days=settings.CALLERS_KEPT_DAYS + 1)
    Case.objects.filter(pk=case.pk).update(closed_at=long_ago, state="closed", ending="close")
    Caller.objects.update(kept_since=long_ago)
    before = as_it_lies(Caller.objects.get())
    assert erase() == 1
    put_back(Caller, before)
    assert Caller.objects.get().phone == PHONE
    assert erased.replay(erased.ledger()) == {"callers": 1}
    gone = Caller.objects.get()
    assert (gone.phone, gone.name, gone.number_index) == (None, None, None)
    assert erased.replay(erased.ledger()) == {"callers": 0}
    said = erased.ledger().read_text(encoding="utf-8")
    assert str(gone.pk) in said
    assert PHONE not in said


def test_who_asked_for_advice_goes_again(wu: Actor) -> None:
    written = station.Written("walk_in", "held", clock.now() - timedelta(days=1), "debt", visitor="小河")
    one = station.write_down(written=written, by=wu)
    Consultation.objects.update(starts_at=clock.now() - station.KEPT_FOR - timedelta(days=1))
    before = as_it_lies(Consultation.objects.get())
    assert station.erase() == 1
    put_back(Consultation, before)
    assert Consultation.objects.get().visitor == "小河"
    erased.replay(erased.ledger())
    assert Consultation.objects.get(pk=one.pk).visitor is None


def test_a_household_goes_again_with_its_residents_and_counts(qian: Actor) -> None:
    home = registry.NewHousehold(FIRST_GRID, 1, [registry.NewResident("小河", phone=PHONE)])
    registry.register_household(new=home, notice_version="1", actor=qian)
    household, resident = Household.objects.get(), Resident.objects.get()
    counted = GridCount.objects.filter(households__gt=0)
    before = counted.values("households", "persons").get()
    registry.remove_household(household_id=household.pk, version=1, actor=qian)
    # As a copy of yesterday has it.
    household.save(force_insert=True)
    resident.save(force_insert=True)
    GridCount.objects.update(**before)
    assert erased.replay(erased.ledger()) == {"registry": 1}
    assert not Resident.objects.exists()
    assert not counted.exists()


def test_a_file_goes_again_and_its_row_says_so(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = asked(li)
    name = turns.LEDGER.name_of(ledger.pk)
    vault.put(name, b"rows of people")
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + turns.KEPT_FOR + timedelta(minutes=1))
    Ledger.objects.update(lies=True, ended_at=now, expires_at=now)
    assert turns.expire() == 1
    vault.put(name, b"rows of people")
    Ledger.objects.update(lies=True)
    assert erased.replay(erased.ledger()) == {"vault": 1, "ledgers": 1}
    assert not Ledger.objects.filter(lies=True).exists()
    with pytest.raises(vault.NotFound):
        vault.open_file(name)


def test_what_cannot_be_written_down_is_not_erased(li: Actor) -> None:
    case = take_down(signed_in(li))
    long_ago = clock.now() - timedelta(days=settings.CALLERS_KEPT_DAYS + 1)
    Case.objects.filter(pk=case.pk).update(closed_at=long_ago, state="closed", ending="close")
    Caller.objects.update(kept_since=long_ago)
    (settings.OPERATIONS_DIR).write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match=r"exists|directory"):
        erase()
    assert Caller.objects.get().phone == PHONE


def test_a_word_nobody_knows_is_not_passed_over_and_half_a_line_is() -> None:
    erased.note("callers", ["00000000-0000-7000-8000-000000000001"])
    with erased.ledger().open("a", encoding="utf-8") as ledger:
        ledger.write('{"at": "2026-01-01", "what": "cal')
    assert erased.replay(erased.ledger()) == {"callers": 0}
    with erased.ledger().open("a", encoding="utf-8") as ledger:
        ledger.write('\n{"at": "2026-01-01", "what": "of a later release", "ids": ["1"]}\n')
    with pytest.raises(NotRegistered):
        erased.replay(erased.ledger())
