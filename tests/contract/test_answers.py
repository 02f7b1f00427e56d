"""Every answer is one of those that the committed contract tells, for every role, and no more is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from django.test import Client

from pingan.cases.models import Case
from pingan.categories.models import Duty
from pingan.categories.services import count_override
from pingan.centers.models import ServicePoint
from pingan.centers.services import load_service_points
from pingan.core import clock, vault
from pingan.core.ids import uuid7
from pingan.incoming.models import Matter, Source
from pingan.ledgers import making
from pingan.papers.models import BoundFile
from pingan.papers.places import BOUND
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation
from pingan.registry.services import NewHousehold, NewResident, register_household
from pingan.station.models import Consultation
from tests.cast import Browser, body_of, signed_in
from tests.centers.conftest import hand_over, three
from tests.contract.answers import Contract, contract
from tests.contract.test_act_comes_last import a_picture
from tests.contract.writes.workload import task
from tests.incoming.conftest import HEADINGS, csv_of, row
from tests.mediation.drawn import a_signature
from tests.properties.steps import take, words
from tests.staff.people import table_of
from tests.territory.small_county import COUNTY, FIRST_GRID, middle

CAST = ("qian", "sun", "li", "zhou", "feng", "wu", "wang", "chen", "han", "cai", "ding")


DOCUMENT = yaml.safe_load(
    """
paths:
  /things/{id}:
    get:
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/ThingOut'}}}}
        '204': {description: nothing}
        default: {content: {application/problem+json: {schema: {$ref: '#/components/schemas/ProblemOut'}}}}
  /things/first:
    get:
      responses:
        '204': {description: nothing}
components:
  schemas:
    ThingOut:
      type: object
      required: [id, said]
      properties:
        id: {type: string, format: uuid}
        said: {type: string, format: date-time, nullable: true}
        kind: {nullable: true, allOf: [{$ref: '#/components/schemas/KindEnum'}]}
    KindEnum: {type: string, enum: [a, b]}
    ProblemOut:
      type: object
      required: [code]
      properties:
        code: {type: string}
"""
)
THING = b'{"id": "0190a8b0-0000-7000-8000-000000000000", "said": null, "kind": null}'
JSON, PROBLEM = "application/json; charset=utf-8", "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        ("/things/1", 200, JSON, THING),
        ("/things/1", 200, JSON, THING.replace(b'"said": null', b'"said": "2026-01-01T00:00:00Z"')),
        ("/things/1", 200, JSON, THING.replace(b'"kind": null', b'"kind": "b"')),
        ("/things/1", 204, "", b""),
        ("/things/first", 204, "", b""),
        ("/things/1", 409, PROBLEM, b'{"code": "x", "more": 1}'),
        ("/elsewhere", 200, "text/html", b"<p>"),
    ],
)
def test_what_the_contract_says_is_no_fault(path: str, status: int, kind: str, body: bytes) -> None:
    assert Contract(DOCUMENT).fault("GET", path, status, kind, body) == ""


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        ("/things/1", 201, JSON, THING),
        ("/things/1", 200, "text/html", b"<p>"),
        ("/things/1", 200, JSON, b"{}"),
        ("/things/1", 200, JSON, THING.replace(b"0190a8b0", b"x")),
        ("/things/1", 200, JSON, THING.replace(b'"said": null', b'"said": "yesterday"')),
        ("/things/1", 200, JSON, THING.replace(b'"kind": null', b'"kind": "c"')),
        ("/things/1", 200, JSON, THING.replace(b"{", b'{"secret": 1, ')),
        ("/things/1", 204, JSON, THING),
        ("/things/1", 409, PROBLEM, b"{}"),
        ("/things/1", 409, JSON, b'{"code": "x"}'),
        ("/things/first", 200, JSON, THING),
    ],
)
def test_what_it_does_not_say_is_found(path: str, status: int, kind: str, body: bytes) -> None:
    assert Contract(DOCUMENT).fault("GET", path, status, kind, body) != ""


def test_browsers_of_all_tests_are_held_to_it(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contract().operations[("get", "/api/v1/session")], "200", {})
    with pytest.raises(AssertionError, match="GET /api/v1/session"):
        signed_in(qian).get("/api/v1/session")


class Reads:
    """Asks every read of the contract as one person, and notes which of its answers came."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids
        self.seen: set[tuple[str, int]] = set()

    def ask_all(self, browser: Client) -> None:
        for method, address in contract().operations:
            if method == "get":
                for query in self._queries(address):
                    self.seen.add((address, self._ask(browser, address, query)))

    def _queries(self, address: str) -> tuple[Mapping[str, Any], ...]:
        if address == "/api/v1/cases/by_code":
            return ({"code": self.ids["shown_code"]},)
        return QUERIES.get(address, ({},))

    def _ask(self, browser: Client, address: str, query: Mapping[str, Any]) -> int:
        answer = browser.get(address.format(**self.ids), query)
        body = b"" if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "")
        fault = contract().fault("GET", answer.request["PATH_INFO"], answer.status_code, kind, body)
        assert not fault, fault
        status: int = answer.status_code
        return status


LNG, LAT = middle(FIRST_GRID)
# What a read cannot do without, and what makes it answer otherwise.
QUERIES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "/api/v1/cases": tuple({"queue": queue} for queue in ("all", "waiting", "tasks", "mine", "overdue")),
    "/api/v1/notices": ({}, {"state": "sent", "channel": "hook"}, {"state": "skipped", "reason": "seen"}),
    "/api/v1/locate": ({"lng": LNG, "lat": LAT, "accuracy": 500},),
    "/api/v1/maps/choropleth": ({}, {"days": 7, "category": "05"}),
    "/api/v1/stats/rates": ({}, {"month": "2026-02", "by": "organisation"}, {"area": FIRST_GRID}),
    "/api/v1/stats/rates/cases": (
        {"month": "2026-11"},
        {"month": "2026-11", "rate": "solved", "answer": "no", "organisation": "none"},
        {"month": "2026-11", "reason": "nobody", "area": FIRST_GRID},
    ),
    "/api/v1/stats/dwell": ({}, {"month": "2026-02", "months": 24, "category": "05"}, {"area": FIRST_GRID}),
    "/api/v1/registry/totals": ({"area": COUNTY}, {"area": FIRST_GRID[:9]}),
    "/api/v1/service-points": ({}, {"near": f"{LNG},{LAT}"}, {"open_now": "true"}),
    "/api/v1/workers": ({"area": FIRST_GRID[:12]},),
    "/api/v1/workload/duties": ({"area": FIRST_GRID},),
    "/api/v1/incoming/answers": ({"source": "12345"},),
    "/api/v1/areas": ({"q": FIRST_GRID},),
    "/api/v1/staff/accounts": ({}, {"q": "qian", "state": "active", "role": "grid_worker"}),
    "/api/v1/staff/employers": ({"role": "grid_worker", "area": FIRST_GRID},),
    "/api/v1/staff/posts": ({"area": FIRST_GRID}, {"area": COUNTY, "on": "2022-03-04"}),
    "/api/v1/staff/rolls/{roll_id}/rows": tuple(
        {"state": state} for state in ("ready", "refused", "taken_in")
    ),
    "/api/v1/numbers": tuple({"by": by} for by in ("area", "kind", "road", "committee")),
    "/api/v1/numbers/cases": ({"month": "2026-11", "number": "resolved"},),
    "/api/v1/keeping": tuple({"what": what} for what in ("visits", "promises", "windows")),
    **dict.fromkeys(
        ("/api/v1/papers/{paper_id}", "/api/v1/papers/templates/{kind}/preview"), ({"format": "docx"},)
    ),
}


@pytest.fixture
def browsers(request: pytest.FixtureRequest) -> dict[str, Browser]:
    return {name: signed_in(request.getfixturevalue(name)) for name in CAST}


def a_change(browser: Browser) -> str:
    """Of the configuration; and by another one it is taken back."""
    address = "/api/v1/config/texts"
    rows = [{"shortcut": "hf", "text": "已收到。", "roles": []}]
    said = {"valid_from": clock.today().isoformat(), "rows": rows}
    seen = browser.get(address)["ETag"]
    assert browser.put(address, said, "application/json", headers={"If-Match": seen}).status_code == 200
    (change,) = browser.get("/api/v1/config/changes").json()["items"]
    browser.post(f"/api/v1/config/changes/{change['id']}/undo", content_type="application/json")
    return str(change["id"])


def an_override() -> int:
    """One matter that was sent against the catalogue, as the sums know it."""
    (centre,) = Organisation.objects.filter(area_code=COUNTY, kind="county_center")[:1]
    item = Duty.objects.create(
        county_code=COUNTY,
        category="0506",
        level="county",
        kind="county",
        name="水渠",
        valid_from=clock.today(),
    )
    return count_override(item, clock.today(), county=COUNTY, sender_id=centre.pk, lead_id=None)


def an_answer(feng: Browser) -> str:
    """The answer to a table of which one row waits and another was sent back."""
    source = Source.objects.create(
        county_code=COUNTY, code="12345", name="热线", name_en="Hotline", headings=HEADINGS
    )
    table, made = csv_of(row(category="不知道"), row(number="2", category="不知道")), uuid7()
    taken_in = f"/api/v1/incoming/batches/{uuid7()}?source={source.code}"
    assert feng.put(taken_in, table, content_type="text/csv").status_code == 200
    back = f"/api/v1/incoming/{Matter.objects.all()[0].pk}/return"
    assert feng.post(back, {"reason": "不属于本县"}, content_type="application/json").status_code == 204
    assert feng.put(f"/api/v1/incoming/answers/{made}?source={source.code}").status_code == 200
    return str(made)


def a_roll(han: Browser) -> str:
    """A table of people, of whom one is taken in and one cannot be."""
    address = f"/api/v1/staff/rolls/{(made := uuid7())}"
    table = table_of({"姓名": "新人"}, {"姓名": "另一人", "角色": "不知道"})
    handed_in = han.put(f"{address}?name=staff.csv&why=first", table, content_type="text/csv")
    assert handed_in.status_code == 200, handed_in.content
    assert han.post(f"{address}/take_in", content_type="application/json").status_code == 200
    return str(made)


def agree(wu: Browser, case: UUID) -> None:
    """The other side agrees, too; how it came in, one sign of danger, and one other road."""
    address, json = f"/api/v1/cases/{case}", "application/json"
    party = {"side": "respondent", "kind": "person", "name": "示例乙"}
    assert wu.post(f"{address}/parties", party, content_type=json).status_code == 200
    said = {"consent": "agreed", "how": "spoken", "rights_told": True}
    assert wu.post(f"{address}/parties/2/consent", said, content_type=json).status_code == 200
    seen = {"If-Match": '"0"'}
    came = {"origin": "event", "kind": "neighbours"}
    assert wu.put(f"{address}/intake", came, content_type=json, headers=seen).status_code == 200
    signs = {"signs": ["heated"]}
    assert wu.put(f"{address}/danger", signs, content_type=json, headers=seen).status_code == 200
    grade = {"grade": "low"}
    seen = {"If-Match": '"1"'}
    assert wu.post(f"{address}/danger/grade", grade, content_type=json, headers=seen).status_code == 200
    road = {"road": "lawsuit", "stage": "told"}
    assert wu.post(f"{address}/roads", road, content_type=json).status_code == 200


def a_ledger(li: Browser) -> str:
    """Asked for and made."""
    today, made = clock.today().isoformat(), uuid7()
    said = {"id": str(made), "kind": "cases", "since": today, "until": today, "purpose": "meeting"}
    assert li.post("/api/v1/ledgers", said, content_type="application/json").status_code == 201
    assert making.make(made)
    return str(made)


def an_appointment(wu: Browser, case: UUID) -> dict[str, str]:
    """One of a case, and the address of its mediator's calendar."""
    said = {"starts_at": (clock.now() + timedelta(days=1)).isoformat(), "minutes": 60, "place": "堂屋"}
    booked = wu.post(f"/api/v1/cases/{case}/appointments", said, content_type="application/json")
    assert booked.status_code == 200, booked.content
    made = wu.post("/api/v1/calendar/feed").json()
    return {"number": "1", "secret": made["path"].rsplit("/", 1)[1].removesuffix(".ics")}


def a_consultation(wu: Browser) -> str:
    said = {"channel": "phone", "state": "booked", "topic": "debt", "starts_at": clock.now().isoformat()}
    written = wu.post("/api/v1/station/consultations", said, content_type="application/json")
    assert written.status_code == 204, written.content
    return str(Consultation.objects.get().pk)


def an_assignment(li: Browser) -> str:
    """Sent down to a grid."""
    said = task()
    given = li.post("/api/v1/workload/assignments", said, content_type="application/json")
    assert given.status_code == 201, given.content
    return str(said["id"])


def a_paper(wu: Browser, case: UUID) -> dict[str, str]:
    """One of a case, and the file that it was bound into."""
    paper, bound = uuid7(), uuid7()
    address = f"/api/v1/cases/{case}"
    made = wu.put(f"{address}/papers/{paper}", {"kind": "intake"}, content_type="application/json")
    assert made.status_code == 201, made.content
    assert wu.put(f"{address}/bound_files/{bound}").status_code == 201
    vault.put(BOUND.name_of(bound), b"%PDF-1.7")
    BoundFile.objects.update(pdf=BoundFile.READY)
    return {"paper_id": str(paper), "bound_id": str(bound), "kind": "intake"}


def a_dossier(wu: Browser, case: UUID) -> None:
    """What can lie with a dispute, one of each."""
    address = f"/api/v1/cases/{case}"
    said_at = clock.now().isoformat()
    for path, said in (
        ("parties", {"side": "applicant", "kind": "person", "name": "示例甲"}),
        ("parties/1/consent", {"consent": "agreed", "how": "spoken", "rights_told": True}),
        ("helpers", {"sort": "neighbour", "name": "示例邻居", "agreed": [1]}),
        ("evidence", {"title": "借条", "form": "copy", "party": 1}),
        ("statements", {"kind": "inquiry", "party": 1, "said_at": said_at, "words": "看见过"}),
        (
            "read_backs",
            {"statement": 1, "listener": "party", "number": 1, "reading": "self", "answer": "right"},
        ),
    ):
        assert wu.post(f"{address}/{path}", said, content_type="application/json").status_code == 200, path
    signed = wu.put(f"{address}/read_backs/1/signature", a_signature(), content_type="image/png")
    assert signed.status_code == 200, signed.content


@pytest.fixture
def ids(browsers: Mapping[str, Browser], county_dir: Path, settings: Any, tmp_path: Path) -> dict[str, str]:
    """Something of everything that can be read, by the names the addresses call it."""
    settings.MEDIA_ROOT = tmp_path
    load_service_points(hand_over(county_dir, three()))
    person = NewResident("张三（示例）", phone="12900001234")
    household = NewHousehold(FIRST_GRID, 1, [person])
    register_household(new=household, notice_version="1", actor=None)
    case, photo, file = uuid7(), uuid7(), uuid7()
    qian = browsers["qian"]
    qian.post("/api/v1/cases", body_of(id=str(case), category="0101"), content_type="application/json")
    qian.put(f"/api/v1/cases/{case}/photos/{photo}", a_picture(), content_type="image/png")
    qian.put(f"/api/v1/cases/{case}/files/{file}?name=a.txt", "记录".encode(), content_type="text/plain")
    arranged: dict[str, str] = {}
    for who, action in (("wu", "claim"), ("wu", "record_session"), ("wu", "conclude"), ("wang", "close")):
        if action == "record_session":
            a_dossier(browsers["wu"], case)
            agree(browsers["wu"], case)
        version = Case.objects.get(pk=case).version
        answer = take(browsers[who], case, action, version, words(action))
        assert answer.status_code == 200, answer.content
        if action == "claim":
            arranged = an_appointment(browsers["wu"], case)
    answer = an_answer(browsers["feng"])
    return {
        "ledger_id": a_ledger(browsers["li"]),
        **a_paper(browsers["wu"], case),
        **arranged,
        "consultation_id": a_consultation(browsers["wu"]),
        "answer_id": answer,
        "assignment_id": an_assignment(browsers["li"]),
        "case_id": str(case),
        "shown_code": str(Case.objects.get(pk=case)),
        "photo_id": str(photo),
        "file_id": str(file),
        "household_id": str(household.id),
        "section": "texts",
        "change_id": a_change(browsers["han"]),
        "item_id": str(an_override()),
        "point_id": str(ServicePoint.objects.all()[0].pk),
        "code": FIRST_GRID[:9],
        "number": "1",
        "account_id": str(Account.objects.get(username="qian").pk),
        "roll_id": a_roll(browsers["han"]),
    }


@pytest.mark.django_db
def test_every_read_is_answered_as_told_to_everybody(
    browsers: Mapping[str, Browser], ids: Mapping[str, str]
) -> None:
    reads = Reads(ids)
    for browser in (Client(), *browsers.values()):
        reads.ask_all(browser)
    told = {address for method, address in contract().operations if method == "get"}
    assert {address for address, status in reads.seen if status == 200} == told, "a read nobody was answered"
