"""Steps of a case, its pictures and files, and what a phone sends at once."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

from PIL import Image

from pingan.cases.models import Task
from pingan.core.ids import uuid7
from pingan.people.models import Organisation
from tests.cast import appoint, body_of
from tests.contract.writes.walker import Room, Sent, World, joined, later, step
from tests.outbox.packing import Phone, fresh_key, point_of
from tests.outbox.phone import note_on, report_by
from tests.territory.small_county import NEXT_GRID


def _lease(method: str, path: str = "", *, held_by: str = "") -> Callable[[World], Sent]:
    """Who is writing at one of the desks, where somebody else was before."""

    def bring_about(world: World) -> Sent:
        world.report()
        address = f"/cases/{world.case}/leases/close"
        if held_by:
            joined(world, held_by)
            assert Sent(world.at[held_by], "put", address).send().status_code == 200
        return Sent(world.at["li"], method, address + path)

    return bring_about


def _outbox(world: World) -> Sent:
    """What a phone kept: a report, and a note on a case that was known."""
    world.report()
    qian = world.cast["qian"]
    items = [report_by(qian), note_on(qian, world.case)]
    return Sent(world.at["qian"], "post", "/outbox", {"items": items, "waiting": 0})


def _parcel(world: World) -> Sent:
    """What a colleague's phone packed."""
    world.report()
    qian = world.cast["qian"]
    parcel = Phone(qian).pack(report_by(qian), note_on(qian, world.case))
    return Sent(world.at["qian"], "post", "/outbox/parcels", parcel)


def _dispatch(world: World) -> Sent:
    world.report()
    return world.step("li", "dispatch", worker_id=world.worker)


def _assign(world: World) -> Sent:
    world.report()
    return world.step("li", "assign", organisation_id=str(joined(world, "shen").organisation_id))


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
    joined(world, "feng")
    world.take("feng", "claim")
    world.take("feng", "close", note="已核查")


def _suspend(world: World) -> Sent:
    return world.step("li", "ask_suspension", review_on=later(30), reason="等汛期过去", reply="汛期后修")


def _ask_suspension(world: World) -> Sent:
    world.report()
    world.take("li", "claim")
    return _suspend(world)


def _resume(world: World) -> Sent:
    assert _ask_suspension(world).send().status_code == 200
    joined(world, "feng")
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


def _photo(world: World) -> Sent:
    world.report()
    file = BytesIO()
    Image.new("RGB", (40, 30), "#8a7f6a").save(file, "JPEG")
    path = f"/cases/{world.case}/photos/{uuid7()}"
    return Sent(world.at["qian"], "put", path, file.getvalue(), content_type="image/jpeg")


def _photo_part(world: World) -> Sent:
    """The only part there is, so that the photo is whole with it."""
    return _only_part(_photo(world))


def _only_part(whole: Sent) -> Sent:
    content = whole.body
    assert isinstance(content, bytes)
    about = {
        "Upload-Offset": "0",
        "Upload-Length": str(len(content)),
        "Upload-Sha256": sha256(content).hexdigest(),
    }
    kind = "application/octet-stream"
    path, _mark, query = whole.path.partition("?")
    return Sent(
        whole.browser, "patch", f"{path}/parts?{query}".rstrip("?"), content, about, content_type=kind
    )


def _file(world: World) -> Sent:
    world.report()
    path = f"/cases/{world.case}/files/{uuid7()}?name=%E8%AE%B0%E5%BD%95.txt"
    return Sent(world.at["qian"], "put", path, "当天的记录".encode(), content_type="text/plain")


SUPERVISED = {"level": "red", "failure": "not_handled", "text": "三日内报告"}


def _report(world: World) -> Sent:
    return Sent(world.at["qian"], "post", "/cases", body_of())


def _hand_over_all(world: World) -> Sent:
    world.report()
    world.dispatch()
    said = {"holder_id": world.worker, "area": NEXT_GRID[:9], "to_id": str(joined(world, "sun").account_id)}
    return Sent(world.at["li"], "post", "/cases/hand_over_all", said | {"reason": "离任"})


ROOM = Room(
    keyed={
        "cases_claim": step("li", "claim"),
        "cases_release": step("li", "release", lambda world: world.take("li", "claim"), reason="点错了"),
        "cases_dispatch": _dispatch,
        "cases_recall": step("li", "recall", World.dispatch, reason="他走不开"),
        "cases_receive": step("qian", "receive", World.dispatch),
        "cases_send_back": step("qian", "send_back", World.dispatch, reason="不在我的网格"),
        "cases_handle": step("qian", "handle", World.in_hand, result="已疏通"),
        "cases_rework": step("li", "rework", World.handled, reason="另一头还堵着"),
        "cases_self_resolve": step("qian", "self_resolve", result="自己清开了"),
        "cases_close": step("li", "close", World.handled, note="回访满意"),
        "cases_note": step("qian", "note", text="明天再去"),
        "leases_take_over": _lease("post", "/take_over", held_by="feng"),
        "cases_instruct": step("li", "instruct", text="请抓紧"),
        "cases_remind": step("li", "remind", text="还没有办"),
        "cases_supervise": step("chen", "supervise", **SUPERVISED),
        "cases_lift_supervision": step(
            "chen",
            "lift_supervision",
            lambda world: world.take("chen", "supervise", **SUPERVISED),
            reason="好了",
        ),
        "cases_bulk": _bulk,
        "shift_note_write": lambda world: Sent(
            world.at["li"], "put", "/shift_note", {"words": "桥头那件等回话"}, {"If-Match": '"0"'}
        ),
        "cases_assign": _assign,
        "cases_pass_on": _pass_on,
        "cases_reject": step("li", "reject", cause="not_ours", reason="在邻县"),
        "cases_withdraw": step("qian", "withdraw", reason="报错了"),
        "cases_object": step("qian", "object", World.dispatch, ground="not_my_duty", reason="不归网格管"),
        "cases_uphold": step("li", "uphold", _objected, reason="说得对"),
        "cases_overrule": step("li", "overrule", _objected, reason="还是你们的"),
        "cases_ask_extension": step("qian", "ask_extension", World.in_hand, until=later(20), reason="缺料"),
        "cases_ask_suspension": _ask_suspension,
        "cases_resume": _resume,
        "cases_verify": step("li", "verify", World.handled, note="看过了"),
        "cases_evaluate": step(
            "li", "evaluate", _to_be_called, call="told", responded=True, solved=True, satisfied=True
        ),
        "cases_reopen": step("li", "reopen", _closed, reason="又堵了"),
        "cases_recategorise": step("li", "recategorise", category="0502", reason="是饮水"),
        "cases_correct_place": step("li", "correct_place", location=body_of()["location"], reason="点偏了"),
        "cases_rehome": step("li", "rehome", grid_code=NEXT_GRID, reason="在隔壁网格"),
        "cases_merge": _merge,
        "cases_unmerge": _unmerge,
        "cases_split": step("li", "split", category="0502", what="另有一处漏水"),
    },
    making={
        "cases_report": _report,
        "cases_add_photo": _photo,
        "photos_add_part": _photo_part,
        "cases_add_file": _file,
        "files_add_part": lambda world: _only_part(_file(world)),
    },
    settled={
        "cases_hand_over_all": _hand_over_all,
        "cases_mark_read": lambda world: Sent(
            world.at["li"], "put", "/cases/read", {"tab": "open", "seq": 0}
        ),
        "leases_take": _lease("put"),
        "leases_let_go": _lease("delete", held_by="li"),
        # Each item by its own key; what is left on the phone is the same the second time.
        "outbox_send": _outbox,
        "outbox_key": lambda world: Sent(
            world.at["qian"],
            "put",
            "/outbox/key",
            {"public_key": b64encode(point_of(fresh_key())).decode()},
        ),
        # Each act in it by its own key.
        "outbox_carry": _parcel,
    },
    reading=frozenset({"cases_similar_to_report"}),
    telling_else=frozenset({"leases_take_over"}),
)
