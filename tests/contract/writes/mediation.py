"""A dispute, from the window to the last promise kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from pingan.core import clock
from pingan.core.ids import uuid7
from tests.contract.writes.walker import Room, Sent, World, joined, later, step
from tests.mediation.drawn import a_signature
from tests.mediation.quarrels import enrol
from tests.territory.small_county import FIRST_GRID


def _session() -> dict[str, Any]:
    return {
        "held_at": timezone.now().isoformat(),
        "place": "调解室",
        "mode": "open",
        "attendees": 2,
        "summary": "各让一步",
    }


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
        zheng = str(joined(world, "zheng").account_id)
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
    said = {"agreed": "各让一步", "total": "600", "promises": [{"due_on": later(9), "amount": "600"}]}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/agreement", said)


def _agreed(path: str, *, who: str = "wu", **said: Any) -> Callable[[World], Sent]:
    """Something after an agreement that took effect today."""

    def bring_about(world: World) -> Sent:
        assert _agreement(world).send().status_code == 200
        world.take("wu", "record_session", **_session())
        ended = {"outcome": "agreement_oral", "note": "说定了", "effective_on": later(0)}
        world.take("wu", "conclude", **ended)
        joined(world, who)
        return Sent(world.at[who], "post", f"/cases/{world.case}/{path}", said)

    return bring_about


def _ruling(world: World) -> Sent:
    asked = _agreed("confirmation", court="示例县人民法院", on=later(0))(world)
    assert asked.send().status_code == 200
    said = {"confirmed": True, "on": later(0), "number": "司确1号"}
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


ROOM = Room(
    keyed={
        "cases_hand_to_mediation": step("li", "hand_to_mediation", reason="两家各有说法"),
        "cases_record_session": step("wu", "record_session", World.agreeing, **_session()),
        "cases_decline": step(
            "wu", "decline", World.mediating, ground="other", road="lawsuit", reason="已起诉"
        ),
        "cases_prolong": step(
            "wu", "prolong", World.agreeing, until=later(60), agreed_by=[1, 2], how="signed"
        ),
        "cases_conclude": step("wu", "conclude", World.mediating, outcome="withdrawn", note="撤回了"),
        "agreements_write": _agreement,
        "promises_performance": _agreed(
            "promises/1/performances", on=later(0), how="cash", amount="100.00", note="收据在卷"
        ),
        "promises_urge": _agreed("promises/1/urge"),
        "promises_breach": _agreed("promises/1/breach", on=later(0), road="court"),
        "confirmations_apply": _agreed("confirmation", court="示例县人民法院", on=later(0)),
        "confirmations_ruling": _ruling,
        "disputes_mediate_anew": _agreed("anew"),
        "visits_plan": _agreed("visits", due_on=later(3)),
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
            "statements/1",
            STATEMENT | {"words": "听见过"},
            ("statements", STATEMENT),
            method="put",
            seen='"1"',
        ),
        "read_backs_record": _dossier("read_backs", READ, ("statements", STATEMENT)),
        "read_backs_sign": _dossier(
            "read_backs/1/signature",
            a_signature(),
            ("statements", STATEMENT),
            ("read_backs", READ),
            method="put",
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
    },
    making={
        "disputes_take_in": _take_in_dispute,
    },
)
