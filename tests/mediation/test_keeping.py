"""From an agreement to its keeping: promises add up, are kept with proof, confirmed and looked after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from pingan.cases.models import Case, Clock
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation import danger, reminding
from pingan.mediation.models import Agreement, Mark, Promise, Visit, Window
from pingan.papers.kinds import KINDS
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.mediation.test_parties import APPLICANT, RESPONDENT, consent, named, send, session
from tests.mediation.test_roster import kept
from tests.territory.small_county import GRIDS

SECRET = "把围墙退回一米并赔偿"


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


@pytest.fixture
def mediated(qian: Actor, wu: Actor, desk: Client) -> Case:
    """One session held, both sides written down and agreed; nothing is agreed yet."""
    return mediate(qian, wu, desk)


def mediate(qian: Actor, wu: Actor, desk: Client, category: str = "0101", **said: Any) -> Case:
    report = report_of(category=category, what="两家为院墙争吵", **said)
    report_case(report=report, by=qian)
    case = take(Target(report.id, 1, wu), "claim")
    consent(desk, named(desk, case, APPLICANT))
    consent(desk, named(desk, case, RESPONDENT))
    return session(case, wu)


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def terms(**changes: Any) -> dict[str, Any]:
    return {
        "agreed": SECRET,
        "how": "现金分两次付清",
        "decides": [],
        "total": "600.00",
        "promises": [
            {"due_on": in_days(40), "amount": "400.00", "payer": 2, "payee": 1},
            {"due_on": in_days(10), "amount": "200.00", "payer": 2, "payee": 1},
        ],
    } | changes


def write(desk: Client, case: Case, seen: int = 0, **changes: Any) -> Any:
    headers = {"If-Match": f'"{seen}"'} if seen else {}
    return send(desk, "put", f"cases/{case.pk}/agreement", terms(**changes), **headers)


def conclude(case: Case, by: Actor, outcome: str = "agreement_written", **said: Any) -> Case:
    given: dict[str, Any] = {"note": "双方同意", "routes_told": True, "effective_on": clock.today()} | said
    return take(
        Target(case.pk, Case.objects.get(pk=case.pk).version, by), "conclude", outcome=outcome, **given
    )


@pytest.fixture
def agreed(mediated: Case, desk: Client, wu: Actor) -> Case:
    assert write(desk, mediated).status_code == 200
    return conclude(mediated, wu)


def keeping(browser: Client, case: Case) -> dict[str, Any]:
    told: dict[str, Any] = browser.get(f"/api/v1/cases/{case.pk}").json()["keeping"]
    return told


def perform(desk: Client, case: Case, number: int, **said: Any) -> Any:
    body = {"on": in_days(0), "how": "cash"} | said
    return send(desk, "post", f"cases/{case.pk}/promises/{number}/performances", body)


# -- terms -----------------------------------------------------------------------------------------


def test_terms_are_written_once_and_told_in_the_order_of_their_days(mediated: Case, desk: Client) -> None:
    assert write(desk, mediated).status_code == 200
    told = keeping(desk, mediated)
    assert (told["terms"]["agreed"], told["terms"]["total"]) == (SECRET, "600.00")
    assert [(one["number"], one["amount"], one["due_on"]) for one in told["promises"]] == [
        (1, "200.00", in_days(10)),
        (2, "400.00", in_days(40)),
    ]
    assert (told["keeping"], told["kept_by"], told["may_write"]) == ("pending", in_days(40), True)
    # What was agreed is to come when the mediation ends, and not before.
    assert told["visits"] == []


@pytest.mark.parametrize(
    ("total", "sums", "code"),
    [
        ("600.00", ["200.00", "399.99"], "sums_differ"),
        ("600.00", ["200.00", "400.01"], "sums_differ"),
        (None, ["200.00"], "sums_differ"),
        ("600.00", [], "sums_differ"),
        ("0.30", ["0.10", "0.20"], None),
        (None, [], None),
    ],
)
def test_instalments_come_to_the_sum_to_the_cent(
    mediated: Case, desk: Client, total: str | None, sums: list[str], code: str | None
) -> None:
    promises = [{"due_on": in_days(5), "amount": one} for one in sums]
    answer = write(desk, mediated, total=total, promises=promises)
    assert answer.status_code == (422 if code else 200)
    if code:
        assert answer.json()["code"] == code
        assert answer.json()["invalid_params"][0]["name"] == "promises"
        assert not Agreement.objects.filter(dispute=mediated.pk).exists()


@pytest.mark.parametrize(
    ("promise", "field"),
    [
        ({"due_on": in_days(5)}, "promises.0.what"),
        ({"due_on": in_days(5), "what": "道歉", "payer": 9}, "promises.0.payer"),
        ({"due_on": "1970-01-01", "what": "道歉"}, "promises.0.due_on"),
        ({"due_on": in_days(5), "amount": "0"}, "promises.0.amount"),
        ({"due_on": in_days(5), "amount": "1.001"}, "promises.0.amount"),
    ],
)
def test_what_is_wrong_with_a_promise_is_named(
    mediated: Case, desk: Client, promise: dict[str, Any], field: str
) -> None:
    answer = write(desk, mediated, total=None, promises=[promise])
    assert (answer.status_code, answer.json()["invalid_params"][0]["name"]) == (400, field)


def test_terms_are_written_over_what_one_has_seen(mediated: Case, desk: Client) -> None:
    write(desk, mediated)
    assert write(desk, mediated).status_code == 412
    assert write(desk, mediated, 1, agreed="改成两米").status_code == 200
    assert keeping(desk, mediated)["terms"]["version"] == 2


def test_terms_hold_once_something_was_kept(agreed: Case, desk: Client) -> None:
    assert write(desk, agreed, 1, agreed="改一个字").status_code == 200
    assert perform(desk, agreed, 1, amount="50.00").status_code == 200
    answer = write(desk, agreed, 2)
    assert (answer.status_code, answer.json()["code"]) == (422, "terms_hold")


def test_nobody_but_mediators_reads_the_words(agreed: Case, desk: Client, chen: Actor, zheng: Actor) -> None:
    perform(desk, agreed, 1, amount="50.00", note=SECRET)
    seen = signed_in(chen).get(f"/api/v1/cases/{agreed.pk}")
    told = seen.json()["keeping"]
    assert SECRET not in seen.content.decode()
    assert (told["keeping"], told["terms"], told["promises"], told["visits"]) == ("partly", None, None, None)
    assert (told["may_write"], told["may_follow"], told["came_back"]) == (False, False, None)
    assert SECRET in signed_in(zheng).get(f"/api/v1/cases/{agreed.pk}").content.decode()
    with connection.cursor() as cursor:
        for table in (
            "mediation_agreement",
            "mediation_promise",
            "mediation_performance",
            "cases_step",
            "journal_act",
        ):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")  # noqa: S608
            assert SECRET.encode().hex() not in cursor.fetchone()[0], table


# -- keeping ---------------------------------------------------------------------------------------


def test_a_sum_is_kept_when_all_of_it_has_come(agreed: Case, desk: Client) -> None:
    assert keeping(desk, agreed)["keeping"] == "pending"
    perform(desk, agreed, 1, amount="150.00")
    assert keeping(desk, agreed)["promises"][0]["state"] == "partly"
    too_much = perform(desk, agreed, 1, amount="50.01")
    assert (too_much.status_code, too_much.json()["code"]) == (422, "too_much_paid")
    perform(desk, agreed, 1, amount="50.00")
    perform(desk, agreed, 2, amount="400.00")
    told = keeping(desk, agreed)
    assert (told["keeping"], [one["state"] for one in told["promises"]]) == ("done", ["done", "done"])
    assert [each["amount"] for each in told["promises"][0]["performances"]] == ["150.00", "50.00"]
    again = perform(desk, agreed, 1, amount="1.00")
    assert (again.status_code, again.json()["code"]) == (422, "kept_already")


def test_what_is_broken_is_urged_goes_to_court_or_is_kept_after_all(agreed: Case, desk: Client) -> None:
    path = f"cases/{agreed.pk}/promises/1"
    assert send(desk, "post", f"{path}/urge").status_code == 200
    ahead = send(desk, "post", f"{path}/breach", {"on": in_days(1), "road": "court"})
    assert (ahead.status_code, ahead.json()["code"]) == (422, "lies_ahead")
    assert send(desk, "post", f"{path}/breach", {"on": in_days(0), "road": "court"}).status_code == 200
    told = keeping(desk, agreed)
    assert (told["keeping"], told["promises"][0]["road"], told["promises"][0]["urged"]) == (
        "breached",
        "court",
        1,
    )
    perform(desk, agreed, 1, amount="200.00")
    assert keeping(desk, agreed)["keeping"] == "partly"


def test_proof_is_a_file_of_the_case(agreed: Case, desk: Client) -> None:
    other = perform(desk, agreed, 1, amount="50.00", proof=str(uuid4()))
    assert (other.status_code, other.json()["invalid_params"][0]["name"]) == (400, "proof")
    file = uuid7()
    kept = desk.put(
        f"/api/v1/cases/{agreed.pk}/files/{file}?name=receipt.pdf",
        data=b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
        content_type="application/octet-stream",
    )
    assert kept.status_code == 201, kept.content
    assert perform(desk, agreed, 1, amount="50.00", proof=str(file)).status_code == 200
    assert keeping(desk, agreed)["promises"][0]["performances"][0]["proof"] == str(file)


def test_nothing_is_kept_of_what_was_not_agreed(mediated: Case, desk: Client, wu: Actor) -> None:
    write(desk, mediated)
    conclude(mediated, wu, "failed", effective_on=None)
    answer = perform(desk, mediated, 1, amount="50.00")
    assert (answer.status_code, answer.json()["code"]) == (422, "not_agreed")


# -- the court -------------------------------------------------------------------------------------


def apply(desk: Client, case: Case, on: str | None = None) -> Any:
    return send(
        desk, "post", f"cases/{case.pk}/confirmation", {"court": "示例县人民法院", "on": on or in_days(0)}
    )


def test_the_court_is_asked_within_its_month_and_answers(agreed: Case, desk: Client) -> None:
    assert Window.objects.filter(agreement__dispute=agreed.pk).exists()
    assert apply(desk, agreed).status_code == 200
    assert not Window.objects.exists()
    assert Clock.objects.get(case=agreed, kind="confirmation").stopped_at is not None
    twice = apply(desk, agreed)
    assert (twice.status_code, twice.json()["code"]) == (422, "court_asked")
    said = {"confirmed": True, "on": in_days(0), "number": "（2026）司确1号"}
    assert send(desk, "post", f"cases/{agreed.pk}/confirmation/ruling", said).status_code == 200
    told = keeping(desk, agreed)["confirmation"]
    assert (told["state"], told["court"], told["ruling"]) == (
        "confirmed",
        "示例县人民法院",
        "（2026）司确1号",
    )


def test_the_window_closes_after_thirty_days(mediated: Case, desk: Client, wu: Actor) -> None:
    conclude(mediated, wu, effective_on=clock.today() - timedelta(days=31))
    late = apply(desk, mediated)
    assert (late.status_code, late.json()["code"]) == (422, "window_closed")
    assert apply(desk, mediated, in_days(-1)).status_code == 200


@pytest.mark.parametrize(("decides", "article"), [("property", "第五项"), ("status", "第三项")])
def test_what_no_court_confirms_is_told_with_its_article(
    mediated: Case, desk: Client, wu: Actor, decides: str, article: str
) -> None:
    write(desk, mediated, decides=[decides])
    conclude(mediated, wu)
    answer = apply(desk, mediated)
    assert (answer.status_code, answer.json()["code"]) == (422, "not_confirmable")
    assert article in answer.json()["detail"]
    assert article in keeping(desk, mediated)["confirmation"]["bars"][0]["law"]


def test_of_land_somebody_says_first_what_is_decided(qian: Actor, wu: Actor, desk: Client) -> None:
    case = mediate(qian, wu, desk, "0103")
    write(desk, case, decides=None)
    conclude(case, wu)
    answer = apply(desk, case)
    assert (answer.status_code, answer.json()["code"]) == (422, "say_what_it_decides")
    assert write(desk, case, 1, decides=[]).status_code == 200
    assert apply(desk, case).status_code == 200


# -- visits ----------------------------------------------------------------------------------------


def due(case: Case) -> list[tuple[str, str]]:
    visits = Visit.objects.filter(dispute=case.pk).order_by("due_at")
    return [(visit.due_on.isoformat(), visit.why) for visit in visits]


def test_visits_come_after_days_and_when_something_was_to_be_kept(agreed: Case) -> None:
    assert due(agreed) == [
        (in_days(7), "days"),
        (in_days(10), "performance"),
        (in_days(30), "days"),
        (in_days(40), "performance"),
    ]


@pytest.mark.parametrize(
    ("category", "outcome", "days"),
    [
        ("0103", "agreement_oral", [7, 30, 90]),
        ("0102", "settled_by_parties", [7, 30, 90]),
        ("0101", "partial", [7, 30]),
        ("0101", "failed", [30]),
        ("0101", "transferred", [30]),
        ("0101", "terminated", [30]),
        ("0101", "withdrawn", []),
    ],
)
def test_how_often_hangs_on_kind_and_outcome(
    qian: Actor, wu: Actor, desk: Client, category: str, outcome: str, days: list[int]
) -> None:
    case = mediate(qian, wu, desk, category)
    conclude(case, wu, outcome, effective_on=clock.today() if outcome.startswith("agreement") else None)
    assert due(case) == [(in_days(each), "days") for each in days]


@pytest.mark.parametrize(
    ("grade", "urgency", "days"),
    [
        ("high", "general", [7, 30, 90]),
        ("middle", "general", [7, 30]),
        # What a person said of the dispute goes before how pressing it was when it came.
        ("low", "critical", [7, 30]),
        ("", "critical", [7, 30, 90]),
        ("", "urgent", [7, 30, 90]),
        ("", "general", [7, 30]),
    ],
)
def test_how_long_somebody_looks_after_it_hangs_on_the_grade_of_the_dispute(
    mediated: Case, wu: Actor, grade: str, urgency: str, days: list[int]
) -> None:
    Case.objects.filter(pk=mediated.pk).update(urgency=urgency)
    if grade:
        graded(mediated, wu, grade)
    conclude(mediated, wu)
    assert due(mediated) == [(in_days(each), "days") for each in days]


def test_a_grade_that_is_given_afterwards_brings_its_visit(mediated: Case, wu: Actor) -> None:
    conclude(mediated, wu)
    assert len(due(mediated)) == 2
    graded(mediated, wu, "high")
    assert due(mediated)[-1] == (in_days(90), "days")


def graded(case: Case, by: Actor, grade: str) -> None:
    heated = danger.tick_signs(seen=danger.Seen(case.pk, 0, by), signs=["heated"])
    danger.grade_danger(seen=danger.Seen(case.pk, heated.version, by), grade=grade, why="")


def test_a_county_says_when_it_visits_and_what_no_court_confirms(
    mediated: Case, desk: Client, wu: Actor, han: Actor
) -> None:
    weeks = [
        {"code": "two", "after": "agreed", "days": 14, "category": "", "grade": "", "urgency": "", "law": ""}
    ]
    assert kept(han, "return_visits", *weeks).status_code == 200
    twice = kept(han, "return_visits", *weeks, weeks[0] | {"code": "again"})
    assert [one["name"] for one in twice.json()["invalid_params"]] == ["rows.1.days"]
    both = kept(han, "return_visits", weeks[0] | {"grade": "high", "urgency": "urgent"})
    assert [one["name"] for one in both.json()["invalid_params"]] == ["rows.0.urgency"]
    ours = {
        "code": "ours",
        "label": "本县不予确认的",
        "label_en": "",
        "categories": ["0101"],
        "law": "示例第一条",
    }
    assert kept(han, "unconfirmable", ours).status_code == 200

    bars = desk.get("/api/v1/mediation/tables").json()["bars"]
    assert [(one["code"], one["label"]) for one in bars] == [("ours", "本县不予确认的")]
    gone = write(desk, mediated, decides=["status"])
    assert (gone.status_code, gone.json()["invalid_params"][0]["name"]) == (400, "decides")
    assert write(desk, mediated, decides=["ours"], promises=[], total=None).status_code == 200
    conclude(mediated, wu)
    assert due(mediated) == [(in_days(14), "days")]
    refused = apply(desk, mediated)
    assert (refused.status_code, refused.json()["code"]) == (422, "not_confirmable")
    assert "示例第一条" in refused.json()["detail"]


def visit(browser: Client, case: Case, number: int = 1, **said: Any) -> Any:
    body = {"way": "phone", "kept": "partly", "asked": [1], "satisfied": True, "opinion": SECRET} | said
    return send(browser, "post", f"cases/{case.pk}/visits/{number}", body)


def test_the_only_mediator_does_not_visit(agreed: Case, desk: Client, zheng: Actor) -> None:
    refused = visit(desk, agreed)
    assert (refused.status_code, refused.json()["code"]) == (422, "only_mediator")
    assert keeping(desk, agreed)["may_visit"] is False
    other = signed_in(zheng)
    assert keeping(other, agreed)["may_visit"] is True
    assert visit(other, agreed).status_code == 200
    told = keeping(other, agreed)["visits"][0]
    assert (told["kept"], told["opinion"], told["by"]["name"]) == ("partly", SECRET, "zheng")
    again = visit(other, agreed)
    assert (again.status_code, again.json()["code"]) == (422, "visit_made")
    assert visit(other, agreed, 99).status_code == 404
    nobody = visit(other, agreed, 2, asked=[9])
    assert (nobody.status_code, nobody.json()["invalid_params"][0]["name"]) == (400, "asked")


def test_a_visit_outlives_the_file_and_may_be_wanted(agreed: Case, zheng: Actor) -> None:
    take(Target(agreed.pk, Case.objects.get(pk=agreed.pk).version, zheng), "close", note="归档")
    browser = signed_in(zheng)
    assert send(browser, "post", f"cases/{agreed.pk}/visits", {"due_on": in_days(3)}).status_code == 200
    assert due(agreed)[0] == (in_days(3), "planned")
    past = send(browser, "post", f"cases/{agreed.pk}/visits", {"due_on": in_days(-1)})
    assert (past.status_code, past.json()["invalid_params"][0]["name"]) == (400, "due_on")
    assert visit(browser, agreed).status_code == 200
    assert Case.objects.get(pk=agreed.pk).state == "closed"


# -- what is told ----------------------------------------------------------------------------------


def told_on(day: date) -> list[str]:
    """What is told at noon of that day, as acts that nobody did."""
    before = set(Act.objects.values_list("pk", flat=True))
    with clock.set_to(clock.day_begins(day) + timedelta(hours=12)):
        reminding.look()
        assert reminding.look() == 0
    acts = Act.objects.exclude(pk__in=before).order_by("id")
    assert all(act.actor is None and act.facts["quiet"] for act in acts)
    return [act.type for act in acts]


def test_what_comes_due_is_told_once(agreed: Case, desk: Client) -> None:
    today = clock.today()
    perform(desk, agreed, 2, amount="400.00")
    days = {day: told_on(today + timedelta(days=day)) for day in (0, 6, 7, 8, 10, 11, 19, 20, 30, 40, 60)}
    assert {day: told for day, told in days.items() if told} == {
        7: ["case.visit_due"],
        8: ["case.performance_due"],
        10: ["case.visit_due"],
        11: ["case.performance_late"],
        20: ["case.confirmation_ending"],
        30: ["case.visit_due"],
        40: ["case.visit_due"],
    }


def test_nothing_is_told_of_a_court_that_cannot_be_asked(mediated: Case, desk: Client, wu: Actor) -> None:
    write(desk, mediated, decides=["property"], total=None, promises=[])
    conclude(mediated, wu)
    assert told_on(clock.today() + timedelta(days=21)) == ["case.visit_due"]


def test_what_is_to_come_is_listed_due_first(agreed: Case, desk: Client, wang: Actor, li: Actor) -> None:
    for browser in (desk, signed_in(wang)):
        for what, days in (("visits", [7, 10, 30, 40]), ("promises", [10, 40]), ("windows", [30])):
            answer = browser.get("/api/v1/keeping", {"what": what})
            items = answer.json()["items"]
            assert [item["due_on"] for item in items] == [in_days(day) for day in days], what
            assert {item["case"]["id"] for item in items} == {str(agreed.pk)}
            assert SECRET not in answer.content.decode()
    first = desk.get("/api/v1/keeping", {"size": "3"}).json()
    rest = desk.get("/api/v1/keeping", {"size": "3", "cursor": first["next"]}).json()
    assert len(first["items"]) + len(rest["items"]) == 4
    assert signed_in(li).get("/api/v1/keeping").status_code == 403
    assert Promise.objects.count() == 2


# -- the matter that comes back --------------------------------------------------------------------


def test_a_matter_that_comes_back_is_told_by_its_case(
    agreed: Case, qian: Actor, wu: Actor, desk: Client, chen: Actor
) -> None:
    report = report_of(category="0101", what="又为院墙争吵")
    report_case(report=report, by=qian)
    case = take(Target(report.id, 1, wu), "claim")
    # One of them alone is no matter.
    named(desk, case, APPLICANT | {"side": "respondent"})
    assert keeping(desk, case) is None
    named(desk, case, RESPONDENT | {"side": "applicant"})
    (earlier,) = keeping(desk, case)["came_back"]
    assert (earlier["id"], earlier["outcome"]) == (str(agreed.pk), "agreement_written")
    assert [one["id"] for one in keeping(desk, agreed)["came_back"]] == [str(case.pk)]
    assert keeping(signed_in(chen), case)["came_back"] is None


def test_another_kind_is_another_matter(agreed: Case, qian: Actor, wu: Actor, desk: Client) -> None:
    case = mediate(qian, wu, desk, "0102")
    assert keeping(desk, case)["came_back"] == []


def test_another_place_is_another_matter(agreed: Case, qian: Actor, wu: Actor, desk: Client) -> None:
    elsewhere = next(grid for grid in GRIDS if grid[:12] != agreed.grid_code[:12])
    case = mediate(qian, wu, desk, grid=elsewhere)
    assert case.grid_code == elsewhere
    assert keeping(desk, case)["came_back"] == []


def test_whoever_leaves_takes_the_marks_along(mediated: Case, desk: Client) -> None:
    assert Mark.objects.filter(case=mediated).count() == 1
    send(desk, "delete", f"cases/{mediated.pk}/parties/1")
    assert not Mark.objects.filter(case=mediated).exists()


# -- papers ----------------------------------------------------------------------------------------


def test_papers_take_over_what_was_written_down(agreed: Case, desk: Client, wu: Actor, zheng: Actor) -> None:
    """Nobody types the agreement, the proof or the visit a second time."""
    perform(desk, agreed, 1, amount="200.00", how="transfer")
    visit(signed_in(zheng), agreed, troubles="还有一截没修")
    case = Case.objects.get(pk=agreed.pk)

    def filled(kind: str) -> dict[str, Any]:
        return dict(KINDS[kind].fill(case, wu))

    assert filled("agreement")["agreed"] == SECRET
    how = filled("agreement")["how"].splitlines()
    assert how[0] == "现金分两次付清"
    assert [line.partition("前，")[2] for line in how[1:]] == [
        "示例村三组村民向示例甲支付人民币 200.00 元",
        "示例村三组村民向示例甲支付人民币 400.00 元",
    ]
    proof = filled("performance")
    assert (proof["payer"], proof["payee"]) == ("示例村三组村民", "示例甲")
    assert proof["performed"] == "人民币 200.00 元，转账"
    made = filled("visit")
    assert (made["visitor"], made["visited"], made["kept"]) == ("zheng", "示例甲", "部分履行")
    assert (made["party_opinion"], made["troubles"]) == (SECRET, "还有一截没修")
    assert filled("closing")["kept"] == "部分履行"


def test_no_application_is_made_for_what_no_court_confirms(mediated: Case, desk: Client, wu: Actor) -> None:
    write(desk, mediated, decides=["property"])
    case = conclude(mediated, wu)
    assert KINDS["agreement"].offered(case)
    assert not KINDS["confirmation"].offered(case)
    write(desk, mediated, 1, decides=[])
    assert KINDS["confirmation"].offered(case)
