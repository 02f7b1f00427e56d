"""Every write of the API, sent again because its answer was lost: it is done once, and says so.

Walks all operations of the contract that change something. A new one fails here until it is told how it is
brought about, or why a second time is a second one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone
from PIL import Image

from pingan.cases.models import Case, Task
from pingan.config import sections as config_sections
from pingan.config import selectors as config_selectors
from pingan.config import services as config
from pingan.core import clock, documents
from pingan.core.ids import uuid7
from pingan.incoming.models import Matter, Source, SourceCategory
from pingan.papers import drawing
from pingan.papers.models import Paper
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import id_of
from pingan.people.models import Account, Device, Organisation, Post
from pingan.receipts.api import HEADER
from pingan.receipts.models import Receipt
from pingan.registry.services import NewHousehold, NewResident, register_household
from pingan.station.models import Consultation
from tests.cast import Browser, appoint, body_of, part, signed_in
from tests.incoming.conftest import HEADINGS, csv_of, row
from tests.mediation.drawn import a_signature
from tests.mediation.quarrels import enrol, let_parties_agree
from tests.outbox.phone import note_on, report_by
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

SECRET = "a-long-enough-secret"


@dataclass
class Sent:
    """One request, as a page sends it."""

    browser: Browser
    method: str
    path: str
    body: dict[str, Any] | bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    def send(self, **headers: str) -> Any:
        ask = getattr(self.browser, self.method)
        extra = {} if self.body is None else {"data": self.body, "content_type": self.content_type}
        return ask(f"/api/v1{self.path}", headers=self.headers | headers, **extra)

    def send_and_lose_the_answer(self, **headers: str) -> int:
        """What the server did is done; of what it said, cookies included, nothing arrives."""
        cookies, acting = self.browser.cookies.copy(), self.browser.defaults.get("HTTP_ACTING_AS")
        status: int = self.send(**headers).status_code
        self.browser.cookies = cookies
        self.browser.defaults["HTTP_ACTING_AS"] = acting
        return status


class World:
    """The cast, each at a browser, and one case of qian's grid on its way."""

    def __init__(self, **cast: Actor) -> None:
        self.cast = cast
        self.at = {name: signed_in(actor) for name, actor in cast.items()}
        self.case = UUID(int=0)

    def report(self, **said: Any) -> None:
        body = body_of(**said)
        self.case = UUID(body["id"])
        assert Sent(self.at["qian"], "post", "/cases", body).send().status_code == 201

    def step(self, who: str, action: str, **said: Any) -> Sent:
        seen = f'"{Case.objects.get(pk=self.case).version}"'
        return Sent(self.at[who], "post", f"/cases/{self.case}/{action}", said, {"If-Match": seen})

    def take(self, who: str, action: str, **said: Any) -> None:
        answer = self.step(who, action, **said).send()
        assert answer.status_code == 200, answer.content

    def dispatch(self) -> None:
        self.take("li", "dispatch", worker_id=self.worker)

    @property
    def worker(self) -> str:
        return str(self.cast["qian"].account_id)

    def in_hand(self) -> None:
        self.dispatch()
        self.take("qian", "receive")

    def handled(self) -> None:
        self.in_hand()
        self.take("qian", "handle", result="已疏通")

    def mediating(self) -> None:
        self.take("li", "hand_to_mediation", reason="两家各有说法")
        self.take("wu", "claim")

    def agreeing(self) -> None:
        """Mediated, and both sides want it."""
        self.mediating()
        let_parties_agree(UUID(str(self.case)), self.cast["wu"])


def _session() -> dict[str, Any]:
    return {
        "held_at": timezone.now().isoformat(),
        "place": "调解室",
        "mode": "open",
        "attendees": 2,
        "summary": "各让一步",
    }


def _step(who: str, action: str, before: Callable[[World], None] | None = None, **said: Any) -> Any:
    def bring_about(world: World) -> Sent:
        world.report()
        if before is not None:
            before(world)
        return world.step(who, action, **said)

    return bring_about


PARTY = {"side": "applicant", "kind": "person", "name": "示例甲"}


def _name_party(world: World) -> Sent:
    world.report()
    world.mediating()
    return Sent(world.at["wu"], "post", f"/cases/{world.case}/parties", PARTY)


def _party(method: str, path: str = "", seen: str = "", **said: Any) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        assert _name_party(world).send().status_code == 200
        headers = {"If-Match": seen} if seen else {}
        return Sent(world.at["wu"], method, f"/cases/{world.case}/parties/1{path}", said, headers)

    return bring_about


def _lease(method: str, path: str = "", *, held_by: str = "") -> Callable[[World], Sent]:
    """Who is writing at one of the desks, where somebody else was before."""

    def bring_about(world: World) -> Sent:
        world.report()
        address = f"/cases/{world.case}/leases/close"
        if held_by:
            _joined(world, held_by)
            assert Sent(world.at[held_by], "put", address).send().status_code == 200
        return Sent(world.at["li"], method, address + path)

    return bring_about


def _outbox(world: World) -> Sent:
    """What a phone kept: a report, and a note on a case that was known."""
    world.report()
    qian = world.cast["qian"]
    items = [report_by(qian), note_on(qian, world.case)]
    return Sent(world.at["qian"], "post", "/outbox", {"items": items, "waiting": 0})


EVIDENCE = {"title": "借条", "form": "original", "party": 1}
STATEMENT = {
    "kind": "inquiry",
    "speaker": "示例证人",
    "words": "看见过",
    "said_at": (timezone.now() - timedelta(hours=2)).isoformat(),
}
READ = {"statement": 1, "listener": "witness", "reading": "aloud", "answer": "right"}


def _dossier(path: str, said: Any, *before: tuple[str, Any], method: str = "post", seen: str = "") -> Any:
    """Something of a dispute's dossier, after what it is about was written down."""

    def bring_about(world: World) -> Sent:
        assert _name_party(world).send().status_code == 200
        for earlier, with_what in before:
            first = Sent(world.at["wu"], "post", f"/cases/{world.case}/{earlier}", with_what).send()
            assert first.status_code == 200, first.content
        return Sent(
            world.at["wu"],
            method,
            f"/cases/{world.case}/{path}",
            said,
            {"If-Match": seen} if seen else {},
            **({"content_type": "image/png"} if isinstance(said, bytes) else {}),
        )

    return bring_about


def _co_mediator(*, drop: bool = False) -> Any:
    def bring_about(world: World) -> Sent:
        zheng = str(_joined(world, "zheng").account_id)
        add = ("co_mediators", {"account_id": zheng})
        if drop:
            sent: Sent = _dossier(f"co_mediators/{zheng}", None, add, method="delete")(world)
        else:
            sent = _dossier(*add)(world)
        return sent

    return bring_about


HELPER = {"sort": "neighbour", "name": "示例邻居", "agreed": [1]}


def _agreement(world: World) -> Sent:
    world.report()
    world.agreeing()
    said = {"agreed": "各让一步", "total": "600", "promises": [{"due_on": _later(9), "amount": "600"}]}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/agreement", said)


def _agreed(path: str, *, who: str = "wu", **said: Any) -> Callable[[World], Sent]:
    """Something after an agreement that took effect today."""

    def bring_about(world: World) -> Sent:
        assert _agreement(world).send().status_code == 200
        world.take("wu", "record_session", **_session())
        ended = {"outcome": "agreement_oral", "note": "说定了", "effective_on": _later(0)}
        world.take("wu", "conclude", **ended)
        _joined(world, who)
        return Sent(world.at[who], "post", f"/cases/{world.case}/{path}", said)

    return bring_about


def _ruling(world: World) -> Sent:
    asked = _agreed("confirmation", court="示例县人民法院", on=_later(0))(world)
    assert asked.send().status_code == 200
    said = {"confirmed": True, "on": _later(0), "number": "司确1号"}
    return Sent(world.at["wu"], "post", f"/cases/{world.case}/confirmation/ruling", said)


def _lay_plan(world: World) -> Sent:
    world.report()
    world.mediating()
    said = {"steps": [{"what": "请两家一起看看水沟"}]}
    return Sent(world.at["wu"], "post", f"/cases/{world.case}/plan", said)


def _mark_step(world: World) -> Sent:
    assert _lay_plan(world).send().status_code == 200
    said = {"state": "done", "owner_id": None, "due_on": None, "note": "看过了"}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/plan/1", said, {"If-Match": '"1"'})


def _dispatch(world: World) -> Sent:
    world.report()
    return world.step("li", "dispatch", worker_id=world.worker)


def _joined(world: World, name: str) -> Actor:
    """One more of the cast, at a browser."""
    if name not in world.cast:
        world.cast[name] = part(name)
        world.at[name] = signed_in(world.cast[name])
    return world.cast[name]


def _assign(world: World) -> Sent:
    world.report()
    return world.step("li", "assign", organisation_id=str(_joined(world, "shen").organisation_id))


def _pass_on(world: World) -> Sent:
    world.report()
    world.take("li", "claim")
    li = world.cast["li"]
    employer = Organisation.objects.get(pk=li.organisation_id)
    colleague = appoint("hong", li.role, li.area_code, employer)
    return world.step("li", "pass_on", colleague_id=str(colleague.account_id))


def _objected(world: World) -> None:
    world.dispatch()
    world.take("qian", "object", ground="not_my_duty", reason="不归网格管")


def _closed(world: World) -> None:
    world.handled()
    world.take("li", "close", note="已核查")


def _to_be_called(world: World) -> None:
    """Somebody else than whoever told it saw to it."""
    _joined(world, "feng")
    world.take("feng", "claim")
    world.take("feng", "close", note="已核查")


def _later(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def _suspend(world: World) -> Sent:
    return world.step("li", "ask_suspension", review_on=_later(30), reason="等汛期过去", reply="汛期后修")


def _ask_suspension(world: World) -> Sent:
    world.report()
    world.take("li", "claim")
    return _suspend(world)


def _resume(world: World) -> Sent:
    assert _ask_suspension(world).send().status_code == 200
    _joined(world, "feng")
    task = Task.objects.get(case_id=world.case, kind="approval", done_at=None)
    said = {"outcome": "approved", "report": "同意"}
    approved = Sent(world.at["feng"], "post", f"/tasks/{task.pk}/finish", said).send()
    assert approved.status_code == 200, approved.content
    return world.step("li", "resume", reason="水退了")


def _merge(world: World) -> Sent:
    world.report()
    into = world.case
    world.report()
    return world.step("li", "merge", into=str(into), reason="同一条水渠")


def _unmerge(world: World) -> Sent:
    assert _merge(world).send().status_code == 200
    return world.step("li", "unmerge", reason="是另一条")


def _bulk(world: World) -> Sent:
    world.report()
    body = {"action": "claim", "items": [{"id": str(world.case), "version": 1}]}
    return Sent(world.at["li"], "post", "/cases/bulk", body)


def _reveal(world: World) -> Sent:
    world.report()
    person = NewResident("张三（示例）", phone="12900001234")
    register_household(new=NewHousehold(FIRST_GRID, 2, [person]), notice_version="1", actor=None)
    body = {"field": "phone", "purpose": "call_back", "case_id": str(world.case)}
    return Sent(world.at["qian"], "post", f"/residents/{person.id}/reveal", body)


CALLER = {"name": "王小河（示例）", "phone": "12900001234"}


def _with_caller(path: str, **said: Any) -> Callable[[World], Sent]:
    """Something about whoever told li's desk of the case."""

    def bring_about(world: World) -> Sent:
        body = body_of(caller=CALLER)
        world.case = UUID(body["id"])
        assert Sent(world.at["li"], "post", "/cases", body).send().status_code == 201
        # Whoever called when a case was made of it has its id.
        told = {name: str(world.case) if one == "the caller" else one for name, one in said.items()}
        return Sent(world.at["li"], "post", f"/cases/{world.case}/{path}", told)

    return bring_about


def _remove(world: World) -> Sent:
    new = NewHousehold(FIRST_GRID, 2, [NewResident("张三（示例）")])
    register_household(new=new, notice_version="1", actor=None)
    return Sent(world.at["qian"], "delete", f"/households/{new.id}", headers={"If-Match": '"1"'})


def _photo(world: World) -> Sent:
    world.report()
    file = BytesIO()
    Image.new("RGB", (40, 30), "#8a7f6a").save(file, "JPEG")
    path = f"/cases/{world.case}/photos/{uuid7()}"
    return Sent(world.at["qian"], "put", path, file.getvalue(), content_type="image/jpeg")


def _photo_part(world: World) -> Sent:
    """The only part there is, so that the photo is whole with it."""
    whole = _photo(world)
    content = whole.body
    assert isinstance(content, bytes)
    about = {
        "Upload-Offset": "0",
        "Upload-Length": str(len(content)),
        "Upload-Sha256": sha256(content).hexdigest(),
    }
    kind = "application/octet-stream"
    return Sent(whole.browser, "patch", f"{whole.path}/parts", content, about, content_type=kind)


def _file(world: World) -> Sent:
    world.report()
    path = f"/cases/{world.case}/files/{uuid7()}?name=%E8%AE%B0%E5%BD%95.txt"
    return Sent(world.at["qian"], "put", path, "当天的记录".encode(), content_type="text/plain")


def _called(world: World) -> Sent:
    """A whistle that calls the township's desk from the mediators', which may ask what lies in its area."""
    world.report()
    said = {
        "kind": "whistle",
        "organisation_ids": [str(world.cast["wu"].organisation_id)],
        "text": "请来会商",
    }
    return Sent(world.at["li"], "post", f"/cases/{world.case}/tasks", said)


def _task(who: str, what: str, *before: tuple[str, str, dict[str, Any]], **said: Any) -> Any:
    def step(world: World, who: str, what: str, said: dict[str, Any]) -> Sent:
        task = Task.objects.get(case_id=world.case)
        return Sent(world.at[who], "post", f"/tasks/{task.pk}/{what}", said)

    def bring_about(world: World) -> Sent:
        assert _called(world).send().status_code == 200
        for earlier in before:
            assert step(world, *earlier).send().status_code == 200
        return step(world, who, what, said)

    return bring_about


SUPERVISED = {"level": "red", "failure": "not_handled", "text": "三日内报告"}


def _disputed(world: World) -> Sent:
    world.report()
    if "feng" not in world.cast:
        world.cast["feng"] = part("feng")
        world.at["feng"] = signed_in(world.cast["feng"])
    said = {"text": "不归乡镇"}
    return Sent(world.at["li"], "post", f"/cases/{world.case}/duty_contest", said)


def _arbitrated(world: World) -> Sent:
    assert _disputed(world).send().status_code == 200
    said = {
        "lead_id": str(world.cast["wu"].organisation_id),
        "sort": "basic",
        "name": "水渠管护",
        "basis": "本县清单（示例）",
        "report": "归水务",
    }
    task = Task.objects.get(case_id=world.case)
    return Sent(world.at["feng"], "post", f"/tasks/{task.pk}/arbitrate", said)


def _proposed(what: str, **said: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        made = _arbitrated(world).send().json()
        return Sent(world.at["han"], "post", f"/duties/proposals/{made['id']}/{what}", said)

    return bring_about


def _ledger(world: World) -> Sent:
    today = clock.today().isoformat()
    said = {"id": str(uuid7()), "kind": "cases", "since": today, "until": today, "purpose": "meeting"}
    return Sent(world.at["li"], "post", "/ledgers", said)


def _asked_again(world: World) -> Sent:
    form = {
        "code": "mz-01",
        "name": "独居老人情况表",
        "owner": "民政局",
        "basis": "示例文件",
        "since": _later(-30),
        "until": _later(30),
        "fields": ["姓名", "住址"],
    }
    section = config_sections.SECTIONS["forms"]
    seen = config_selectors.table(section, world.cast["han"].county_code).version
    wanted = config.Wanted(section, [form], clock.today(), seen)
    config.change(wanted, by=world.cast["han"])
    return Sent(world.at["qian"], "post", "/forms/asked_again", {"form": "mz-01", "field": "住址"})


FINISHED = ("wu", "finish", {"outcome": "done", "report": "到场了"})
RATED = ("li", "rate", {"rating": "satisfied", "text": "来得快"})


def _report(world: World) -> Sent:
    return Sent(world.at["qian"], "post", "/cases", body_of())


def _module(shortcut: str) -> dict[str, Any]:
    return {"shortcut": shortcut, "text": "已收到，会有人联系您。", "roles": []}


def _change_configuration(world: World) -> Sent:
    seen = world.at["han"].get("/api/v1/config/texts")["ETag"]
    said = {"valid_from": clock.today().isoformat(), "rows": [_module("hf")]}
    return Sent(world.at["han"], "put", "/config/texts", said, {"If-Match": seen})


def _undo_configuration(world: World) -> Sent:
    assert _change_configuration(world).send().status_code == 200
    (change,) = world.at["han"].get("/api/v1/config/changes").json()["items"]
    return Sent(world.at["han"], "post", f"/config/changes/{change['id']}/undo", {})


def _take_configuration(world: World) -> Sent:
    whole = world.at["han"].get("/api/v1/config")
    file = whole.json()
    file["sections"]["texts"] = [_module("hf")]
    said = {"valid_from": clock.today().isoformat(), "dry_run": False, "file": file}
    return Sent(world.at["han"], "post", "/config", said, {"If-Match": whole["ETag"]})


def _sign_out_device(world: World) -> Sent:
    lost = signed_in(world.cast["li"]).cookies[settings.SESSION_COOKIE_NAME].value
    return Sent(world.at["li"], "delete", f"/session/devices/{id_of(lost)}")


def _sign_out_others(world: World) -> Sent:
    signed_in(world.cast["li"])
    return Sent(world.at["li"], "delete", "/session/devices")


def _switch_post(world: World) -> Sent:
    li = world.cast["li"]
    other = Post.objects.get(pk=li.post_id)
    other.pk = uuid7()
    other.save(force_insert=True)
    return Sent(world.at["li"], "put", "/session/post", {"post_id": str(other.pk)})


def _table(world: World, method: str, path: str, *rows: dict[str, str]) -> Sent:
    """A table of the hotline's, at the county's own desk."""
    world.cast["feng"] = feng = part("feng")
    world.at["feng"] = signed_in(feng)
    if not Source.objects.exists():
        source = Source.objects.create(
            county_code=feng.county_code, code="12345", name="热线", name_en="Hotline", headings=HEADINGS
        )
        SourceCategory.objects.create(source=source, theirs="市政设施", category="0506")
    return Sent(
        world.at["feng"], method, f"{path}?source=12345", csv_of(*(rows or (row(),))), content_type="text/csv"
    )


ROAD = {"road": "lawsuit", "stage": "applied"}


def _beside(method: str, path: str, seen: str = "", **said: Any) -> Callable[[World], Sent]:
    """Something that is written down beside a dispute that wu mediates."""

    def bring_about(world: World) -> Sent:
        world.report()
        world.agreeing()
        heads = {"If-Match": seen} if seen else {}
        return Sent(world.at["wu"], method, f"/cases/{world.case}/{path}", said, heads)

    return bring_about


def _endangered(path: str, **said: Any) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        ticked = _beside("put", "danger", seen='"0"', signs=["weapon"])(world)
        assert ticked.send().status_code == 200
        return Sent(world.at["wu"], "post", f"/cases/{world.case}/danger/{path}", said, {"If-Match": '"1"'})

    return bring_about


def _moved_on(world: World) -> Sent:
    assert _beside("post", "roads", **ROAD)(world).send().status_code == 200
    said = {"stage": "accepted", "office": "县法院"}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/roads/1", said, {"If-Match": '"1"'})


def _chosen(world: World) -> Sent:
    enrol(world.cast["wu"].county_code, "m1")
    return _beside("post", "choices", party=1, mediator="m1", wish="refused")(world)


def _take_in_dispute(world: World) -> Sent:
    said = {
        "id": str(uuid7()),
        **{"origin": "window", "kind": "neighbours", "category": "0101", "grid_code": FIRST_GRID},
        "what": "两家为屋檐滴水争吵",
        "parties": [PARTY],
    }
    return Sent(world.at["wu"], "post", "/mediation/disputes", said)


def _take_in(world: World) -> Sent:
    return _table(world, "put", f"/incoming/batches/{uuid7()}")


def _waiting(action: str, **said: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        table = _table(world, "put", f"/incoming/batches/{uuid7()}", row(category="不知道", area=""))
        assert table.send().status_code == 200
        matter = Matter.objects.get(case=None)
        return Sent(world.at["feng"], "post", f"/incoming/{matter.pk}/{action}", said)

    return bring_about


def _read_again(world: World) -> Sent:
    _waiting("return", reason="")(world)
    SourceCategory.objects.create(source=Source.objects.get(), theirs="不知道", category="0506")
    return Sent(world.at["feng"], "post", "/incoming/read_again?source=12345")


def _make_answer(world: World) -> Sent:
    assert _waiting("return", reason="不属于本县")(world).send().status_code == 204
    return Sent(world.at["feng"], "put", f"/incoming/answers/{uuid7()}?source=12345")


def _make_paper(world: World) -> Sent:
    world.report()
    world.mediating()
    said = {"kind": "intake", "said": {"source": "依申请"}}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/papers/{uuid7()}", said)


def _bind(world: World) -> Sent:
    assert _make_paper(world).send().status_code == 201
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/bound_files/{uuid7()}")


def _make_pdf(world: World) -> Sent:
    assert _make_paper(world).send().status_code == 201
    Paper.objects.update(pdf=Paper.FAILED)
    return Sent(world.at["wu"], "post", f"/papers/{Paper.objects.get().pk}/pdf")


def _template(method: str, content: bytes | None) -> Callable[[World], Sent]:
    path = f"/papers/templates/record?valid_from={clock.today().isoformat()}"
    return lambda world: Sent(
        world.at["han"], method, path, content, content_type=documents.FORMATS["docx"].media_type
    )


def _change_password(world: World) -> Sent:
    account = Account.objects.get(pk=world.cast["li"].account_id)
    account.set_password(SECRET)
    account.save()
    said = {"old_password": SECRET, "new_password": "another-long-secret-word"}
    return Sent(world.at["li"], "put", "/session/password", said)


def _wanted(days: int = 1) -> dict[str, Any]:
    return {"starts_at": _tomorrow(days), "minutes": 60, "place": "堂屋"}


def _tomorrow(days: int = 1) -> str:
    return (clock.now() + timedelta(days=days)).isoformat()


def _book(world: World) -> Sent:
    assert _name_party(world).send().status_code == 200
    parties = f"/cases/{world.case}/parties"
    assert Sent(world.at["wu"], "post", parties, PARTY | {"side": "respondent"}).send().status_code == 200
    return Sent(world.at["wu"], "post", f"/cases/{world.case}/appointments", _wanted())


def _appointment(method: str, path: str = "", said: Callable[[], Any] = dict, **headers: str) -> Any:
    def bring_about(world: World) -> Sent:
        assert _book(world).send().status_code == 200
        address = f"/cases/{world.case}/appointments/1{path}"
        return Sent(world.at["wu"], method, address, said(), headers)

    return bring_about


def _answer_time(world: World) -> Sent:
    asked = _appointment("post", "/proposals", lambda: {"party": 1, "starts_at": _tomorrow(2)})(world)
    assert asked.send().status_code == 200
    said = {"party": 2, "accepts": True}
    return Sent(world.at["wu"], "post", f"/cases/{world.case}/appointments/1/proposals/1", said)


def _feed(method: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        feed = "/calendar/feed"
        assert method == "post" or Sent(world.at["wu"], "post", feed).send().status_code == 200
        return Sent(world.at["wu"], method, feed)

    return bring_about


def _advised() -> dict[str, Any]:
    said = {"channel": "walk_in", "state": "held", "topic": "debt", "summary": "告知途径"}
    return said | {"starts_at": clock.now().isoformat()}


def _consultation(method: str, path: str, **headers: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        station = "/station/consultations"
        assert Sent(world.at["wu"], "post", station, _advised()).send().status_code == 204
        said = {"rating": "fair"} if path else _advised()
        return Sent(world.at["wu"], method, f"{station}/{Consultation.objects.get().pk}{path}", said, headers)

    return bring_about


# Known by a key in their header.
KEYED: dict[str, Callable[[World], Sent]] = {
    "cases_claim": _step("li", "claim"),
    "cases_release": _step("li", "release", lambda world: world.take("li", "claim"), reason="点错了"),
    "cases_dispatch": _dispatch,
    "cases_recall": _step("li", "recall", World.dispatch, reason="他走不开"),
    "cases_receive": _step("qian", "receive", World.dispatch),
    "cases_send_back": _step("qian", "send_back", World.dispatch, reason="不在我的网格"),
    "cases_handle": _step("qian", "handle", World.in_hand, result="已疏通"),
    "cases_rework": _step("li", "rework", World.handled, reason="另一头还堵着"),
    "cases_self_resolve": _step("qian", "self_resolve", result="自己清开了"),
    "cases_close": _step("li", "close", World.handled, note="回访满意"),
    "cases_note": _step("qian", "note", text="明天再去"),
    "cases_hand_to_mediation": _step("li", "hand_to_mediation", reason="两家各有说法"),
    "cases_record_session": _step("wu", "record_session", World.agreeing, **_session()),
    "cases_decline": _step("wu", "decline", World.mediating, ground="other", road="lawsuit", reason="已起诉"),
    "cases_prolong": _step("wu", "prolong", World.agreeing, until=_later(60), agreed_by=[1, 2], how="signed"),
    "cases_conclude": _step("wu", "conclude", World.mediating, outcome="withdrawn", note="撤回了"),
    "leases_take_over": _lease("post", "/take_over", held_by="feng"),
    "agreements_write": _agreement,
    "promises_performance": _agreed(
        "promises/1/performances", on=_later(0), how="cash", amount="100.00", note="收据在卷"
    ),
    "promises_urge": _agreed("promises/1/urge"),
    "promises_breach": _agreed("promises/1/breach", on=_later(0), road="court"),
    "confirmations_apply": _agreed("confirmation", court="示例县人民法院", on=_later(0)),
    "confirmations_ruling": _ruling,
    "disputes_mediate_anew": _agreed("anew"),
    "visits_plan": _agreed("visits", due_on=_later(3)),
    "visits_record": _agreed("visits/1", who="zheng", way="phone", kept="wholly"),
    "parties_name": _name_party,
    "parties_amend": _party("put", seen='"1"', **PARTY),
    "parties_drop": _party("delete"),
    "parties_consent": _party("post", "/consent", consent="agreed", how="spoken", rights_told=True),
    "co_mediators_add": _co_mediator(),
    "co_mediators_drop": _co_mediator(drop=True),
    "helpers_invite": _dossier("helpers", HELPER),
    "helpers_dismiss": _dossier("helpers/1", None, ("helpers", HELPER), method="delete"),
    "evidence_list": _dossier("evidence", EVIDENCE),
    "evidence_amend": _dossier(
        "evidence/1", EVIDENCE | {"pages": 2}, ("evidence", EVIDENCE), method="put", seen='"1"'
    ),
    "evidence_drop": _dossier("evidence/1", None, ("evidence", EVIDENCE), method="delete"),
    "evidence_order": _dossier("evidence/order", {"numbers": [1]}, ("evidence", EVIDENCE), method="put"),
    "evidence_return": _dossier("evidence/1/return", {}, ("evidence", EVIDENCE)),
    "statements_take": _dossier("statements", STATEMENT),
    "statements_amend": _dossier(
        "statements/1", STATEMENT | {"words": "听见过"}, ("statements", STATEMENT), method="put", seen='"1"'
    ),
    "read_backs_record": _dossier("read_backs", READ, ("statements", STATEMENT)),
    "read_backs_sign": _dossier(
        "read_backs/1/signature", a_signature(), ("statements", STATEMENT), ("read_backs", READ), method="put"
    ),
    "plan_lay": _lay_plan,
    "plan_mark": _mark_step,
    "appointments_book": _book,
    "appointments_move": _appointment("put", "", lambda: _wanted(2), **{"If-Match": '"1"'}),
    "appointments_cancel": _appointment("post", "/cancel", lambda: {"why": "room"}),
    "appointments_propose": _appointment(
        "post", "/proposals", lambda: {"party": 1, "starts_at": _tomorrow(2)}
    ),
    "appointments_answer": _answer_time,
    "consultations_write": lambda world: Sent(world.at["wu"], "post", "/station/consultations", _advised()),
    "consultations_amend": _consultation("put", "", **{"If-Match": '"1"'}),
    "consultations_rate": _consultation("post", "/rating"),
    "calendar_feed_make": _feed("post"),
    "calendar_feed_withdraw": _feed("delete"),
    "disputes_register_intake": _beside("put", "intake", seen='"0"', origin="event", kind="neighbours"),
    "danger_tick": _beside("put", "danger", seen='"0"', signs=["threat"]),
    "danger_grade": _endangered("grade", grade="middle"),
    "danger_tell_police": _endangered("police", told_at=timezone.now().isoformat(), office="派出所"),
    "onward_open": _beside("post", "roads", **ROAD),
    "onward_move": _moved_on,
    "mediators_choose": _chosen,
    "mediators_declare": _beside("put", "declaration", close=False),
    "cases_ask": _called,
    "tasks_arrive": _task("wu", "arrive"),
    "tasks_finish": _task("wu", "finish", outcome="declined", report="不归我们管"),
    "tasks_hand_over": _task("wu", "hand_over"),
    "tasks_withdraw": _task("li", "withdraw", reason="不用来了"),
    "tasks_rate": _task("li", "rate", FINISHED, rating="satisfied", text="来得快"),
    "tasks_reply": _task("wu", "reply", FINISHED, RATED, text="应该的"),
    "cases_instruct": _step("li", "instruct", text="请抓紧"),
    "cases_remind": _step("li", "remind", text="还没有办"),
    "cases_supervise": _step("chen", "supervise", **SUPERVISED),
    "cases_lift_supervision": _step(
        "chen", "lift_supervision", lambda world: world.take("chen", "supervise", **SUPERVISED), reason="好了"
    ),
    "cases_bulk": _bulk,
    "cases_contest_duty": _disputed,
    "tasks_arbitrate": _arbitrated,
    "duties_accept": _proposed("accept"),
    "duties_decline": _proposed("decline", reason="清单里已有"),
    "shift_note_write": lambda world: Sent(
        world.at["li"], "put", "/shift_note", {"words": "桥头那件等回话"}, {"If-Match": '"0"'}
    ),
    "cases_assign": _assign,
    "cases_pass_on": _pass_on,
    "cases_reject": _step("li", "reject", cause="not_ours", reason="在邻县"),
    "cases_withdraw": _step("qian", "withdraw", reason="报错了"),
    "cases_object": _step("qian", "object", World.dispatch, ground="not_my_duty", reason="不归网格管"),
    "cases_uphold": _step("li", "uphold", _objected, reason="说得对"),
    "cases_overrule": _step("li", "overrule", _objected, reason="还是你们的"),
    "cases_ask_extension": _step("qian", "ask_extension", World.in_hand, until=_later(20), reason="缺料"),
    "cases_ask_suspension": _ask_suspension,
    "cases_resume": _resume,
    "cases_verify": _step("li", "verify", World.handled, note="看过了"),
    "cases_evaluate": _step(
        "li", "evaluate", _to_be_called, call="told", responded=True, solved=True, satisfied=True
    ),
    "cases_reopen": _step("li", "reopen", _closed, reason="又堵了"),
    "cases_recategorise": _step("li", "recategorise", category="0502", reason="是饮水"),
    "cases_correct_place": _step("li", "correct_place", location=body_of()["location"], reason="点偏了"),
    "cases_rehome": _step("li", "rehome", grid_code=NEXT_GRID, reason="在隔壁网格"),
    "cases_merge": _merge,
    "cases_unmerge": _unmerge,
    "cases_split": _step("li", "split", category="0502", what="另有一处漏水"),
    "residents_reveal": _reveal,
    "callers_add": _with_caller("callers", caller=CALLER, text="又打来一次"),
    "callers_reveal": _with_caller("caller/reveal", purpose="answer"),
    "callers_reply": _with_caller(
        "replies", caller_id="the caller", stage="accepted", channel="phone", text="已受理"
    ),
    "households_remove": _remove,
    "session_sign_out_device": _sign_out_device,
    "config_change": _change_configuration,
    "config_undo": _undo_configuration,
    "config_take": _take_configuration,
    "incoming_accept": _waiting("accept", category="0506", grid_code=FIRST_GRID),
    "incoming_return": _waiting("return", reason="不属于本县"),
    "papers_put_template": _template("put", drawing.draw("# 调解记录\n{{案号}}")),
    "papers_reset_template": _template("delete", None),
}
# They answer with something else than the case.
TELLING_ELSE = {"callers_reveal", "leases_take_over"}
# Known by the id of what they make.
MAKING: dict[str, Callable[[World], Sent]] = {
    "cases_report": _report,
    "cases_add_photo": _photo,
    "photos_add_part": _photo_part,
    "cases_add_file": _file,
    "ledgers_ask": _ledger,
    "disputes_take_in": _take_in_dispute,
    "papers_make": _make_paper,
    "papers_bind": _bind,
}
# What they ask for is so already when they come again; or the session they were sent in has gone with the
# answer, and with it whoever could ask.
SETTLED: dict[str, Callable[[World], Sent]] = {
    "cases_mark_read": lambda world: Sent(world.at["li"], "put", "/cases/read", {"tab": "open", "seq": 0}),
    "leases_take": _lease("put"),
    "leases_let_go": _lease("delete", held_by="li"),
    # Each item by its own key; what is left on the phone is the same the second time.
    "outbox_send": _outbox,
    "session_sign_out": lambda world: Sent(world.at["li"], "delete", "/session"),
    "session_sign_out_others": _sign_out_others,
    "session_switch_post": _switch_post,
    "session_change_password": _change_password,
    "incoming_take_in": _take_in,
    "incoming_read_again": _read_again,
    "incoming_make_answer": _make_answer,
    "papers_make_pdf": _make_pdf,
    # Its sender is kept nowhere, a key of theirs neither: once a day it is settled.
    "forms_asked_again": _asked_again,
}
# They read what was sent, and write nothing.
READING = {
    *("config_preview", "config_read_sheet", "incoming_preview", "routing_trial", "routing_sentences"),
    *("cases_similar_to_report", "callers_known", "replies_preview"),
    *("papers_draft", "papers_look_template", "papers_preview_template"),
}
# A password is judged each time it is given, and each time it is right begins a session of its own.
ANEW = {"session_sign_in"}


def contract() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation that changes something, with its entry in the contract."""
    text = (Path(settings.REPOSITORY) / "platform" / "openapi.yaml").read_text(encoding="utf-8")
    for methods in yaml.safe_load(text)["paths"].values():
        for method, operation in methods.items():
            if method in ("post", "put", "patch", "delete"):
                yield operation["operationId"], operation


CONTRACT = dict(contract())


@pytest.fixture
def world(qian: Actor, li: Actor, wu: Actor, chen: Actor, han: Actor, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT, settings.SECRET_DIR = tmp_path / "media", tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())
    return World(qian=qian, li=li, wu=wu, chen=chen, han=han)


def everything() -> dict[str, list[str]]:
    """All rows of all rooms, but for the ground."""
    models = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("pingan.") and not model.__module__.startswith("pingan.territory.")
    ]
    return {model.__name__: _rows(model._meta.db_table) for model in models}


def _rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT kept::text FROM {table} AS kept ORDER BY 1")  # noqa: S608  a model's table
        return [text for (text,) in cursor.fetchall()]


def test_every_write_of_the_contract_is_walked_here() -> None:
    assert set(CONTRACT) == {*KEYED, *MAKING, *SETTLED} | ANEW | READING


@pytest.mark.parametrize("operation", KEYED)
def test_the_contract_names_the_key(operation: str) -> None:
    names = {parameter["name"]: parameter for parameter in CONTRACT[operation]["parameters"]}
    assert names[HEADER]["in"] == "header"
    assert not names[HEADER].get("required")


@pytest.mark.parametrize("operation", KEYED)
def test_a_write_whose_answer_was_lost_is_done_once(operation: str, world: World) -> None:
    write, key = KEYED[operation](world), str(uuid7())
    first = write.send_and_lose_the_answer(**{HEADER: key})
    assert first in (200, 204)
    done = everything()
    again = write.send(**{HEADER: key})
    assert (again.status_code, again["Idempotent-Replayed"]) == (first, "true"), again.content
    assert everything() == done
    if write.path.startswith(f"/cases/{world.case}") and operation not in TELLING_ELSE:
        assert again.json()["version"] == Case.objects.get(pk=world.case).version


@pytest.mark.parametrize("operation", KEYED)
def test_something_else_under_the_same_key_is_refused(operation: str, world: World) -> None:
    write, key = KEYED[operation](world), str(uuid7())
    write.send(**{HEADER: key})
    if write.browser is world.at["han"]:  # whoever configures has no cases to write on
        seen = write.browser.get("/api/v1/config/texts")["ETag"]
        said = {"valid_from": clock.today().isoformat(), "rows": [_module("xg")]}
        refused = Sent(write.browser, "put", "/config/texts", said, {"If-Match": seen}).send(**{HEADER: key})
        assert (refused.status_code, refused.json()["code"]) == (409, "payload_mismatch")
        return
    done = everything()
    other = World(**world.cast)
    other.report()
    another = other.step("qian", "note", text="别的话")
    another.browser = write.browser
    refused = another.send(**{HEADER: key})
    if refused.status_code == 401:  # signed out by what it did
        return
    assert (refused.status_code, refused.json()["code"]) == (409, "payload_mismatch")
    assert refused.json()["retry"] == "never"
    assert len(everything()["Step"]) == len(done["Step"]) + 1, "but for the other report"


@pytest.mark.parametrize("operation", MAKING)
def test_what_is_made_under_an_id_is_made_once(operation: str, world: World) -> None:
    write = MAKING[operation](world)
    before = Receipt.objects.filter(key=F("object_id")).count()
    assert write.send_and_lose_the_answer() == 201
    assert Receipt.objects.filter(key=F("object_id")).count() == before + 1
    done = everything()
    assert write.send().status_code == 200
    assert everything() == done


@pytest.mark.parametrize("operation", SETTLED)
def test_what_is_settled_already_is_not_done_again(operation: str, world: World) -> None:
    write = SETTLED[operation](world)
    assert write.send_and_lose_the_answer() in (200, 204)
    done = everything()
    assert write.send().status_code in (200, 204, 401)
    assert everything() == done


@pytest.mark.parametrize("operation", ["cases_note", "residents_reveal", "households_remove"])
def test_without_a_key_it_is_another_write(operation: str, world: World) -> None:
    """The control: what the walk above shows is the key's doing."""
    write = KEYED[operation](world)
    write.send()
    done = everything()
    again = write.send()
    assert again.status_code >= 400 or everything() != done


def test_ones_own_repeat_is_never_stale_whoever_came_between(world: World) -> None:
    write, key = _step("qian", "note", text="明天再去")(world), str(uuid7())
    write.send_and_lose_the_answer(**{HEADER: key})
    world.take("li", "claim")
    again = write.send(**{HEADER: key})
    assert (again.status_code, again.json()["state"]) == (200, "accepted")
    looked_again = write.send(**{HEADER: key, "If-Match": again["ETag"]})
    assert (looked_again.status_code, looked_again["Idempotent-Replayed"]) == (200, "true")


def test_a_refused_write_leaves_its_key_good_for_another_try(world: World) -> None:
    world.report()
    key, stale = str(uuid7()), world.step("li", "claim")
    world.take("qian", "note", text="水还在涨")
    if Case.objects.get(pk=world.case).version > 1:
        assert stale.send(**{HEADER: key}).status_code == 412
    assert world.step("li", "claim").send(**{HEADER: key}).status_code == 200


def test_anothers_key_is_as_good_as_unknown(world: World) -> None:
    key, note = str(uuid7()), _step("qian", "note", text="明天再去")(world)
    note.send(**{HEADER: key})
    own = world.step("li", "note", text="明天再去").send(**{HEADER: key})
    assert own.status_code == 200
    assert "Idempotent-Replayed" not in own.headers
    assert own.json()["version"] == Case.objects.get(pk=world.case).version


def test_what_went_out_of_sight_was_done_all_the_same(world: World, sun: Actor) -> None:
    """sun is sent a case of the next grid and gives it back: it is none of theirs any more."""
    world.cast["sun"], world.at["sun"] = sun, signed_in(sun)
    world.report()
    world.take("li", "dispatch", worker_id=str(sun.account_id))
    back, key = world.step("sun", "send_back", reason="不在我的网格"), str(uuid7())
    assert back.send_and_lose_the_answer(**{HEADER: key}) == 200
    world.take("qian", "note", text="只给能看的人看")
    again = back.send(**{HEADER: key})
    assert (again.status_code, again["Idempotent-Replayed"], again.content) == (204, "true", b"")


def test_a_reveal_sent_again_shows_for_what_is_left_of_its_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, key = _reveal(world), str(uuid7())
    look.send_and_lose_the_answer(**{HEADER: key})
    began = clock.now()
    monkeypatch.setattr(clock, "now", lambda: began + timezone.timedelta(minutes=10))
    again = look.send(**{HEADER: key}).json()
    assert again["value"] == "12900001234"
    assert 290 <= again["expires_in"] <= 300
    monkeypatch.setattr(clock, "now", lambda: began + timezone.timedelta(minutes=16))
    over = look.send(**{HEADER: key})
    assert (over.status_code, over.json()["code"], over.json()["retry"]) == (409, "reveal_ended", "never")


@pytest.mark.parametrize("key", ["", "1", "6fa459ea-ee8a-3ca4-894e-db77e160355e", "é" * 36])
def test_a_key_that_is_none_is_refused(key: str, world: World) -> None:
    refused = _step("qian", "note", text="明天再去")(world).send(**{HEADER: key})
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, HEADER)


def test_signing_in_twice_leaves_two_devices(world: World) -> None:
    """Why it needs no key: it is no doubled write, and the password was judged both times."""
    account = people.open_account(username="he", name="何以宁", password=SECRET)
    post = Post.objects.get(pk=world.cast["li"].post_id)
    people.appoint(
        account=account,
        role=world.cast["li"].role,
        area_code=post.area_code,
        organisation=post.organisation,
        starts_on=timezone.localdate(),
    )
    for _ in range(2):
        said = {"username": "he", "password": SECRET}
        assert Sent(Browser(), "post", "/session", said).send().status_code == 200
    assert Device.objects.filter(account=account).count() == 2
