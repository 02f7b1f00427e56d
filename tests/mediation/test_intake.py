"""How a dispute comes in: typed once at the desk, all of it or nothing, and what is confidential stays so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from pingan.cases.models import Case, Clock, Step
from pingan.cases.reporting import report_case
from pingan.cases.selectors import timeline
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation.facts import Facts
from pingan.mediation.models import Intake, Onward, Party
from pingan.mediation.tables import ROADS
from pingan.people.actors import Actor
from pingan.territory import calendar
from tests.cast import actions_of, report_of, signed_in
from tests.config.conftest import Desk
from tests.mediation.quarrels import let_parties_agree
from tests.territory.small_county import FIRST_GRID

ADDRESS = "/api/v1/mediation/disputes"
AGREES = {"consent": "agreed", "how": "spoken", "rights_told": True}
PARTIES = [
    {"side": "applicant", "kind": "person", "name": "示例甲", "phone": "199 0000 1234", "consent": AGREES},
    {"side": "respondent", "kind": "person", "name": "示例乙", "consent": AGREES},
]
FACTS = "示例甲说屋檐滴水冲坏了墙"


def dispute(**changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        **{"origin": "window", "kind": "neighbours", "category": "0101", "grid_code": FIRST_GRID},
        **{"what": "两家为屋檐滴水争吵", "facts": FACTS, "requests": "修好院墙", "parties": PARTIES},
    } | changes


def send(browser: Client, body: dict[str, Any]) -> Any:
    return browser.post(ADDRESS, body, content_type="application/json")


def test_a_dispute_is_typed_once_and_can_be_mediated_at_once(wu: Actor) -> None:
    """One form: a case that its mediator holds, with where it came from, both sides and what they say."""
    answer = send(signed_in(wu), dispute())
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["state"], told["holder"]["id"]) == ("accepted", str(wu.account_id))
    assert [(one["name"], one["consent"]) for one in told["dispute"]["parties"]] == [
        ("示例甲", "agreed"),
        ("示例乙", "agreed"),
    ]
    assert (told["intake"]["origin"], told["intake"]["facts"]) == ("window", FACTS)
    assert actions_of(told["id"])[:3] == ["report", "claim", "register_intake"]
    held = {
        "held_at": clock.now().isoformat(),
        **{"place": "调解室", "mode": "closed", "attendees": 2, "summary": "各让一步"},
    }
    case = Case.objects.get(pk=told["id"])
    held_at = held | {"held_at": clock.now(), "next_at": None}
    assert take(Target(case.pk, case.version, wu), "record_session", **held_at).state == "mediating"


def test_a_lost_answer_takes_nothing_in_twice(wu: Actor) -> None:
    browser, body = signed_in(wu), dispute()
    assert send(browser, body).status_code == 201
    again = send(browser, body)
    assert (again.status_code, again["Idempotent-Replayed"]) == (200, "true")
    assert (Case.objects.count(), Party.objects.count(), Intake.objects.count()) == (1, 2, 1)
    other = send(browser, body | {"facts": "另一个说法"})
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"kind": "religion"}, 422, "kind"),
        ({"category": "0506"}, 422, "category"),
        ({"origin": "nowhere"}, 400, "origin"),
        ({"what": ""}, 400, "what"),
        ({"sent_on": "2999-01-01"}, 400, "sent_on"),
        ({"parties": [PARTIES[0] | {"name": ""}]}, 400, "parties.0.name"),
        ({"parties": [PARTIES[0] | {"phone": "12"}]}, 422, None),
        ({"parties": [PARTIES[0] | {"consent": AGREES | {"rights_told": False}}]}, 422, None),
    ],
)
def test_what_cannot_be_leaves_nothing_behind(
    wu: Actor, changes: dict[str, Any], status: int, named: str | None
) -> None:
    answer = send(signed_in(wu), dispute(**changes))
    assert answer.status_code == status, answer.content
    if named:
        assert named in [param["name"] for param in answer.json()["invalid_params"]]
    assert not Case.objects.exists()
    assert not Act.objects.filter(object_type="case").exists()


def test_what_was_told_lies_sealed_and_is_read_by_mediators_alone(wu: Actor, li: Actor, chen: Actor) -> None:
    told = send(signed_in(wu), dispute()).json()
    for viewer in (li, chen):
        seen = signed_in(viewer).get(f"/api/v1/cases/{told['id']}")
        assert not any(word in seen.content.decode() for word in ("示例甲", "示例乙"))
        assert (seen.json()["intake"]["kind"], seen.json()["intake"]["facts"]) == ("neighbours", None)
    with connection.cursor() as cursor:
        for table in (*(model._meta.db_table for model in (Intake, Party, Step, Act)), "receipts_receipt"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")  # noqa: S608
            assert "示例甲" not in cursor.fetchone()[0], table


def test_of_a_confidential_kind_other_mediators_read_nothing(wu: Actor, zheng: Actor) -> None:
    """Who holds it, and who takes it over; the words of lists are the kind's alone."""
    told = send(signed_in(wu), dispute(kind="family", category="0102", confidential=True, what="")).json()
    assert told["what"] == "婚姻家庭继承纠纷（内容保密）"
    other, path = signed_in(zheng), f"/api/v1/cases/{told['id']}"
    shown = other.get(path).json()
    assert (shown["dispute"]["parties"], shown["intake"]["facts"]) == (None, None)
    assert "示例甲" not in other.get(f"{path}/timeline").content.decode()
    case = Case.objects.get(pk=told["id"])
    case = take(Target(case.pk, case.version, zheng), "release", reason="wu 休产假")
    take(Target(case.pk, case.version, zheng), "claim")
    assert other.get(path).json()["intake"]["facts"] == FACTS
    assert signed_in(wu).get(path).json()["intake"]["facts"] == FACTS


def test_an_event_that_was_handed_over_says_where_it_came_from(qian: Actor, li: Actor, wu: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    case = take(Target(report.id, 1, li), "hand_to_mediation", reason="两家各有说法")
    take(Target(case.pk, case.version, wu), "claim")
    browser, path = signed_in(wu), f"/api/v1/cases/{case.pk}/intake"
    came = {"origin": "event", "kind": "neighbours", "requests": "修好院墙"}
    first = browser.put(path, came, content_type="application/json", headers={"If-Match": '"0"'})
    assert (first.status_code, first.json()["intake"]["version"]) == (200, 1), first.content
    stale = browser.put(path, came, content_type="application/json", headers={"If-Match": '"0"'})
    assert stale.status_code == 412
    line = Step.objects.get(case=case, action="register_intake")
    assert (line.note, line.data) == ("", {"origin": "event", "kind": "neighbours"})


def test_the_police_wait_with_their_decision_until_a_day(wu: Actor) -> None:
    """Their day is a clock of the case; it stands still once the case is over."""
    decides = clock.today() + timedelta(days=10)
    body = dispute(origin="police", sender="镇派出所", reference="〔2026〕8号", answer_by=decides.isoformat())
    told = send(signed_in(wu), body).json()
    assert told["intake"]["answer_by"] == decides.isoformat()
    running = Clock.objects.get(case=told["id"], kind="sender")
    assert (clock.local_day(running.due_at) >= decides, running.stopped_at) == (True, None)
    case = Case.objects.get(pk=told["id"])
    declined = {"ground": "settled_before", "road": "police", "reason": "双方已经和好"}
    take(Target(case.pk, case.version, wu), "decline", **declined)
    assert Clock.objects.get(case=case, kind="sender").stopped_at is not None


def test_who_is_not_taken_in_hears_the_road_that_leads_on(qian: Actor, wu: Actor) -> None:
    report = report_of(category="0101", what="已经起诉的争吵")
    report_case(report=report, by=qian)
    browser, path = signed_in(wu), f"/api/v1/cases/{report.id}/decline"
    said = {"ground": "another_body", "road": "lawsuit", "reason": "法院已经受理"}
    heads = {"If-Match": '"1"'}
    unknown = browser.post(path, said | {"road": "moon"}, content_type="application/json", headers=heads)
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_road")
    told = browser.post(path, said, content_type="application/json", headers=heads).json()
    assert (told["state"], told["dispute"]["routes_told"]) == ("closed", True)
    assert [(one["road"], one["stage"]) for one in told["onward"]["items"]] == [("lawsuit", "told")]
    line = Step.objects.get(case=report.id, action="decline")
    assert line.data == {"ground": "another_body", "road": "lawsuit"}
    assert Case.objects.get(pk=report.id).ending == "decline"


def test_beyond_the_month_every_party_wants_it(wu: Actor) -> None:
    told = send(signed_in(wu), dispute(parties=[])).json()
    let_parties_agree(told["id"], wu)
    case = Case.objects.get(pk=told["id"])
    browser, path = signed_in(wu), f"/api/v1/cases/{case.pk}/prolong"
    until = clock.last_day(case.close_due) + timedelta(days=30)

    def prolonged(**changes: Any) -> Any:
        said = {"until": until.isoformat(), "agreed_by": [1, 2], "how": "signed"} | changes
        heads = {"If-Match": f'"{Case.objects.get(pk=case.pk).version}"'}
        return browser.post(path, said, content_type="application/json", headers=heads)

    alone = prolonged(agreed_by=[1])
    assert (alone.status_code, alone.json()["code"]) == (422, "not_all_want_longer")
    assert prolonged(until=clock.today().isoformat()).status_code == 400
    done = prolonged()
    assert done.status_code == 200, done.content
    # Where that is no working day, the limit ends with the next one.
    assert Case.objects.get(pk=case.pk).close_due == calendar.closing_on(until)
    line = Step.objects.get(case=case, action="prolong")
    assert line.data == {"until": until.isoformat(), "how": "signed", "parties": [1, 2]}


def test_a_failed_mediation_keeps_its_roads_in_sight(wu: Actor, li: Actor) -> None:
    """Told, moved on after the case was closed, and in the list until they end."""
    told = send(signed_in(wu), dispute(parties=[])).json()
    case = Case.objects.get(pk=told["id"])
    failed = {"outcome": "failed", "note": "谈不拢", "routes_told": True, "effective_on": None}
    target = Target(case.pk, case.version, wu)
    case = take(target, "conclude", **failed, roads=["lawsuit", "legal_aid"])
    take(Target(case.pk, case.version, wu), "close", note="已归档")
    assert list(Onward.objects.order_by("number").values_list("road", flat=True)) == ["lawsuit", "legal_aid"]
    browser, path = signed_in(wu), f"/api/v1/cases/{case.pk}/roads/1"
    due = clock.today() + timedelta(days=20)
    said = {"stage": "accepted", "office": "县法院", "due_on": due.isoformat(), "note": "案号已告知示例甲"}
    moved = browser.put(path, said, content_type="application/json", headers={"If-Match": '"1"'})
    assert moved.status_code == 200, moved.content
    stale = browser.put(path, said, content_type="application/json", headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert clock.local_day(Clock.objects.get(case=case, kind="onward").due_at) >= due
    desk = signed_in(li)
    listed = desk.get("/api/v1/mediation/onward")
    assert "示例甲" not in listed.content.decode()
    rows = listed.json()["items"]
    assert [(row["road"], row["stage"], row["overdue"]) for row in rows] == [
        ("lawsuit", "accepted", False),
        ("legal_aid", "told", False),
    ]
    ended = browser.put(
        path, {"stage": "settled"}, content_type="application/json", headers={"If-Match": '"2"'}
    )
    assert ended.status_code == 200
    assert [row["road"] for row in desk.get("/api/v1/mediation/onward").json()["items"]] == ["legal_aid"]
    assert Clock.objects.get(case=case, kind="onward").stopped_at is not None


def test_a_road_that_a_county_added_is_told_as_the_county_calls_it(wu: Actor, han: Actor) -> None:
    """Opened, moved on, and where somebody was sent along it; of one that is no more there is no label."""
    desk = Desk(signed_in(han))
    usual = list(ROADS.usual)
    own = {**usual[0], "code": "village_court", "label": "村寨法庭", "label_en": "Court of the village"}
    assert desk.save(*usual, own, section="lawful_roads").status_code == 200
    told = send(signed_in(wu), dispute(parties=[])).json()
    address, browser = f"/api/v1/cases/{told['id']}", signed_in(wu)
    said = {"road": own["code"], "stage": "told"}
    assert browser.post(f"{address}/roads", said, content_type="application/json").status_code == 200
    moved = browser.put(
        f"{address}/roads/1",
        {"stage": "accepted"},
        content_type="application/json",
        headers={"If-Match": '"1"'},
    )
    assert moved.status_code == 200, moved.content
    case = Case.objects.get(pk=told["id"])
    sent_on = {"ground": "another_body", "road": own["code"], "reason": "寨里先断"}
    case = take(Target(case.pk, case.version, wu), "decline", **sent_on)

    told_of = ("open_road", "move_road", "decline")

    def names() -> list[dict[str, str]]:
        lines = {line["action"]: line["names"] for line in timeline(case, wu)}
        return [lines[action] for action in told_of]

    assert names() == [{own["code"]: own["label"]}] * len(told_of)
    with translation.override("en"):
        assert names() == [{own["code"]: own["label_en"]}] * len(told_of)
    assert desk.save(*usual, section="lawful_roads").status_code == 200
    assert names() == [{}] * len(told_of)


def test_the_list_of_roads_is_read_page_by_page_along_its_index(wu: Actor, chen: Actor) -> None:
    told = send(signed_in(wu), dispute(parties=[])).json()
    browser = signed_in(wu)
    for road in ("lawsuit", "arbitration", "petition"):
        said = {"road": road, "stage": "applied"}
        assert (
            browser.post(
                f"/api/v1/cases/{told['id']}/roads", said, content_type="application/json"
            ).status_code
            == 200
        )
    first = browser.get("/api/v1/mediation/onward?size=2").json()
    rest = browser.get("/api/v1/mediation/onward", {"size": 2, "cursor": first["next"]}).json()
    assert [row["road"] for row in first["items"] + rest["items"]] == ["lawsuit", "arbitration", "petition"]
    assert rest["next"] is None
    county = signed_in(chen).get("/api/v1/mediation/onward").json()["items"]
    assert len(county) == len(first["items"]) + 1


def test_the_roads_are_shown_with_their_law_and_what_they_cost(wu: Actor) -> None:
    tables = signed_in(wu).get("/api/v1/mediation/tables").json()
    roads = {road["code"]: road for road in tables["roads"]}
    assert {code for code, road in roads.items() if road["fee"] == "may_charge"} == {"commercial"}
    assert roads["peoples"]["fee"] == "free"
    assert all(road["law"] for road in roads.values())
    kinds = {kind["code"] for kind in tables["kinds"]}
    # By the matter, and never by who quarrels.
    assert len(kinds) == 21
    assert not [code for code in kinds if "religi" in code or "ethn" in code]


def test_what_was_typed_once_stands_in_the_papers(wu: Actor) -> None:
    told = send(signed_in(wu), dispute(origin="court", sender="示例县人民法院", reference="委调7号")).json()
    facts = Facts(Case.objects.get(pk=told["id"]), wu)
    assert (facts.facts, facts.requests) == (FACTS, "修好院墙")
    assert facts.source == "人民法院委派、委托 示例县人民法院 委调7号"
