"""What `make.sh` lets the last release do with its own code: live for a while, then say what it asks.

`release.py live`    fills its empty tables: a short season of cases, and a row of every rarer kind.
`release.py record`  serves a request of each kind that comes while servers are being exchanged, and prints
                     every statement as the database got it, with what came back.

It speaks to the release by its HTTP addresses and few names of its code: at the next one, mend what moved.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402

from pingan.cases.models import Case  # noqa: E402
from pingan.core import clock  # noqa: E402
from pingan.core.ids import uuid7  # noqa: E402
from pingan.demo.cast import enrol  # noqa: E402
from pingan.demo.matters import Matters  # noqa: E402
from pingan.demo.season import Season  # noqa: E402
from pingan.maps import services as maps  # noqa: E402
from pingan.people.models import Account, Post  # noqa: E402
from pingan.registry.demo import seed_residents  # noqa: E402
from pingan.registry.models import Household, Resident  # noqa: E402
from pingan.territory.models import Area  # noqa: E402
from tests.cast import Browser  # noqa: E402

COUNTY = "999921"
NAMES = ("qian", "li", "wu", "chen")
CASES, DAYS, PEOPLE = 60, 40, 900
SCRIPT = Path(settings.REPOSITORY) / "fixtures" / "demo"
PASSWORD = json.loads((SCRIPT / "cast.json").read_text(encoding="utf-8"))["password"]
settings.ALLOWED_HOSTS = ["*"]
# The tests are run on any later day, and the database looks at the clock whether a session has run out.
settings.SESSION_COOKIE_AGE = 100 * 366 * 24 * 3600


def page_of(username: str) -> Browser:
    """A browser in which somebody of the cast has signed in."""
    page = Browser()
    answer = page.post(
        "/api/v1/session", {"username": username, "password": PASSWORD}, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    page.get("/api/v1/session")
    return page


def sign_in_wrongly(username: str) -> None:
    wrong = {"username": username, "password": "not-the-password"}
    done(Browser().post("/api/v1/session", wrong, content_type="application/json"), 401)


def done(answer: Any, *expected: int) -> Any:
    assert answer.status_code in (expected or (200, 201, 204)), (answer.status_code, answer.content[:500])
    return answer


def report(page: Browser, grid: str, **changes: Any) -> str:
    """The id of a case reported in the middle of a grid."""
    middle = Area.objects.get(code=grid, valid_to=None).label_point
    body = {
        "id": str(uuid7()),
        "category": "0506",
        "what": "水渠被泥石堵住，水漫到路上。",
        "place_note": "桥头东侧",
        "location": {"lng": middle.x, "lat": middle.y, "datum": "wgs84", "accuracy_m": 12.0},
    } | changes
    done(page.post("/api/v1/cases", body, content_type="application/json"))
    return str(body["id"])


def step(page: Browser, case_id: str, action: str, **body: Any) -> None:
    seen = done(page.get(f"/api/v1/cases/{case_id}"))
    done(
        page.post(
            f"/api/v1/cases/{case_id}/{action}",
            body,
            content_type="application/json",
            headers={"If-Match": seen["ETag"]},
        )
    )


def photograph(page: Browser, case_id: str) -> None:
    file = BytesIO()
    Image.new("RGB", (640, 480), "#8a7f6a").save(file, "JPEG")
    address = f"/api/v1/cases/{case_id}/photos/{uuid7()}"
    done(page.put(address, file.getvalue(), content_type="image/jpeg"))


def session_held(page: Browser, case_id: str) -> None:
    held_at = (timezone.now() - timedelta(hours=1)).isoformat()
    said = {"place": "乡镇调解室", "mode": "closed", "attendees": 4, "summary": "双方愿意各让一步"}
    step(page, case_id, "record_session", held_at=held_at, **said)


def reveal(page: Browser, grid: str, case_id: str) -> None:
    resident = Resident.objects.filter(household__grid_code=grid).order_by("id").first()
    assert resident is not None
    body = {"field": "name", "purpose": "visit", "case_id": case_id}
    done(page.post(f"/api/v1/residents/{resident.pk}/reveal", body, content_type="application/json"))


def grid_of(username: str) -> str:
    grid: str = Post.objects.get(account__username=username).area_code
    return grid


def live() -> None:
    """Everything a county has after some weeks, and the rare things too."""
    # Twelve minutes' worth of waiting for the disk, for data nobody will miss.
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    dice = Random(f"release {CASES}")
    cast = enrol(COUNTY, SCRIPT / "cast.json")
    seed_residents(1, PEOPLE)
    until = clock.now() - timedelta(hours=2)
    Season(cast, Matters(SCRIPT, dice), dice, until=until).play(number=CASES, days=DAYS, county_code=COUNTY)
    maps.rebuild(COUNTY)
    leave_rare_rows()


def leave_rare_rows() -> None:
    """One of each kind the season does not have."""
    qian, li, wu = page_of("qian"), page_of("li"), page_of("wu")
    grid = grid_of("qian")
    # A sign-in that failed, at a name that nobody has.
    sign_in_wrongly("nobody")
    # A case with a photo, a note and a name seen; one without a place; one settled on the spot.
    case = report(qian, grid)
    photograph(qian, case)
    step(qian, case, "note", text="明早再看一次")
    reveal(qian, grid, case)
    report(qian, grid, location=None, grid_code=grid)
    report(qian, grid, resolved_on_spot=True, urgency="urgent")
    # A dispute on its second session, one with an agreement, and an event handed over.
    for conclude in (False, True):
        quarrel = report(qian, grid, category="0101", what="两家为屋檐滴水争吵")
        step(wu, quarrel, "claim")
        session_held(wu, quarrel)
        session_held(wu, quarrel)
        if conclude:
            today = timezone.localdate().isoformat()
            step(wu, quarrel, "conclude", outcome="agreement_written", note="各半修墙", effective_on=today)
    handed = report(qian, grid)
    step(li, handed, "hand_to_mediation", reason="两家对界线各有说法")
    # Dispatched and sent back; dispatched and on its way; handled and sent back to be done again.
    worker = str(Account.objects.get(username="qian").pk)
    for last in ("send_back", "receive", "rework"):
        away = report(qian, grid)
        step(li, away, "claim")
        step(li, away, "dispatch", worker_id=worker, note="请到现场看看")
        if last == "send_back":
            step(qian, away, "send_back", reason="不在本网格")
            continue
        step(qian, away, "receive")
        if last == "rework":
            step(qian, away, "handle", result="已清通")
            step(li, away, "rework", reason="水还在漫")
    # A post that has ended, an account that is shut, one that must choose a password.
    sun = Account.objects.get(username="sun")
    Post.objects.filter(account=sun).update(ends_on=timezone.localdate() - timedelta(days=1))
    Account.objects.filter(username="zhou").update(is_active=False)
    Account.objects.filter(username="zheng").update(must_change_password=True)
    # A household that is gone again: its number is not given out a second time.
    household = Household.objects.order_by("id").last()
    assert household is not None
    household.residents.all().delete()
    household.delete()
    # An area of a county's older division, and a task of the worker's that has been done.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO territory_area (code, level, parent_code, name, name_en, shape, outline,"
            " label_point, households, population, is_border_village, valid_from, valid_to, replaced_by)"
            " SELECT left(code, 12) || '999', level, parent_code, name, name_en, shape, outline, label_point,"
            " households, population, is_border_village, '2020-01-01', '2021-01-01', ARRAY[code]"
            " FROM territory_area WHERE code = %s AND valid_to IS NULL",
            [grid],
        )
    from pingan.maps.tasks import fold_journal

    fold_journal.enqueue(COUNTY)


class Recorder:
    """Prints what is asked of the database, in the words it was asked."""

    def __init__(self) -> None:
        self.request = ""

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        cursor = context["cursor"].cursor
        told = {
            "request": self.request,
            "sql": cursor.query.decode(),
            "rows": cursor.rowcount,
            "columns": [column.name for column in cursor.description or ()],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return result


def record() -> None:
    """One request of each kind."""
    recorder = Recorder()
    grid = grid_of("qian")

    def told(request: str, do: Callable[[], Any]) -> Any:
        recorder.request = request
        with connection.execute_wrapper(recorder):
            return do()

    # All of it on one connection that is new: what is prepared there once is used in every request after.
    connection.close()
    qian, li, wu, chen = (told(f"sign in {name}", lambda name=name: page_of(name)) for name in NAMES)
    told("sign in, wrong", lambda: sign_in_wrongly("wang"))
    told("who am I", lambda: qian.get("/api/v1/session"))
    case = told("report", lambda: report(qian, grid))
    told("report, settled", lambda: report(qian, grid, resolved_on_spot=True))
    told("photo", lambda: photograph(qian, case))
    told("claim", lambda: step(li, case, "claim"))
    worker = str(Account.objects.get(username="qian").pk)
    told("dispatch", lambda: step(li, case, "dispatch", worker_id=worker, note=""))
    told("receive", lambda: step(qian, case, "receive"))
    told("reveal", lambda: reveal(qian, grid, case))
    told("note", lambda: step(qian, case, "note", text="看过了"))
    told("handle", lambda: step(qian, case, "handle", result="已清通"))
    told("close", lambda: step(li, case, "close", note="属实"))
    quarrel = told("report a dispute", lambda: report(qian, grid, category="0101", what="两家为屋檐滴水争吵"))
    told("claim a dispute", lambda: step(wu, quarrel, "claim"))
    told("session", lambda: session_held(wu, quarrel))
    conclusion = {"outcome": "failed", "note": "谈不拢", "routes_told": True}
    told("conclude", lambda: step(wu, quarrel, "conclude", **conclusion))
    handed = told("report to hand over", lambda: report(qian, grid))
    told("hand over", lambda: step(li, handed, "hand_to_mediation", reason="界线之争"))
    told("case", lambda: done(li.get(f"/api/v1/cases/{quarrel}")))
    told("timeline", lambda: done(li.get(f"/api/v1/cases/{quarrel}/timeline")))
    for queue in ("all", "overdue", "mine", "open"):
        told(f"list {queue}", lambda queue=queue: done(li.get("/api/v1/cases", {"queue": queue})))
    told("counts", lambda: done(chen.get("/api/v1/cases/counts")))
    told("workers", lambda: done(li.get("/api/v1/workers", {"area": grid})))
    told("devices", lambda: done(li.get("/api/v1/session/devices")))
    place = told("place", lambda: done(li.get("/api/v1/events")).json())
    told("events", lambda: done(li.get("/api/v1/events", {"after": 1, "epoch": place["epoch"]})))
    told("households", lambda: done(qian.get("/api/v1/households")))
    told("totals", lambda: done(chen.get("/api/v1/registry/totals", {"area": grid[:9]})))
    told("choropleth", lambda: done(chen.get("/api/v1/maps/choropleth")))
    told("fold", lambda: maps.fold(COUNTY))
    told("sign out", lambda: done(wu.delete("/api/v1/session")))
    assert Case.objects.get(pk=case).state == "closed"


if __name__ == "__main__":
    {"live": live, "record": record}[sys.argv[1]]()
