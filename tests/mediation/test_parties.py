"""The parties of a dispute: who they are stays with mediators, and nothing goes on against what they say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation.errors import ConsentMissing, PartiesMissing, PartyRefused
from pingan.mediation.models import Party, Representative
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in

# Invented: the area 9999xx is nobody's, and 199 0000 is no number that rings.
ID_NUMBER = "999901199001010010"
PHONE = "19900001234"
APPLICANT = {
    "side": "applicant",
    "kind": "person",
    "name": "示例甲",
    "phone": "199 0000 1234",
    "address": "示例村 1 号",
}
SPEAKERS = [{"name": "示例乙", "authority": "chosen"}, {"name": "示例丙", "authority": "special"}]
RESPONDENT: dict[str, Any] = {
    "side": "respondent",
    "kind": "group",
    "name": "示例村三组村民",
    "representatives": [
        {"name": "示例乙", "authority": "chosen", "phone": PHONE},
        {"name": "示例丙", "authority": "special"},
    ],
}
WORDS = ("示例甲", "示例村三组村民", "示例乙", "示例丙", "示例村 1 号", PHONE)


@pytest.fixture
def claimed(qian: Actor, wu: Actor) -> Case:
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    return take(Target(report.id, 1, wu), "claim")


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


def send(browser: Client, method: str, path: str, said: dict[str, Any] | None = None, **headers: str) -> Any:
    return getattr(browser, method)(
        f"/api/v1/{path}", said or {}, content_type="application/json", headers=headers
    )


def named(browser: Client, case: Case, said: dict[str, Any]) -> str:
    """The address of a party that was written down."""
    answer = send(browser, "post", f"cases/{case.pk}/parties", said)
    assert answer.status_code == 200, answer.content
    return f"cases/{case.pk}/parties/{told(answer)[-1]['number']}"


def told(answer: Any) -> list[dict[str, Any]]:
    parties: list[dict[str, Any]] = answer.json()["dispute"]["parties"]
    return parties


def consent(browser: Client, party: str, said: str = "agreed", **changes: Any) -> Any:
    body = {"consent": said, "how": "spoken", "rights_told": True} | changes
    return send(browser, "post", f"{party}/consent", body)


def session(case: Case, by: Actor) -> Case:
    return take(
        Target(case.pk, Case.objects.get(pk=case.pk).version, by),
        "record_session",
        held_at=timezone.now() - timedelta(hours=1),
        place="乡镇调解室",
        mode="closed",
        attendees=4,
        summary="双方愿意各让一步",
        next_at=None,
    )


def test_parties_are_told_to_mediators_by_name_with_masked_numbers(claimed: Case, desk: Client) -> None:
    named(desk, claimed, APPLICANT | {"id_number": ID_NUMBER.lower()})
    named(desk, claimed, RESPONDENT)
    dispute = desk.get(f"/api/v1/cases/{claimed.pk}").json()["dispute"]
    first, second = dispute["parties"]
    assert dispute["may_write_parties"] is True
    assert (first["number"], first["name"], first["phone"]) == (1, "示例甲", "199****1234")
    assert first["id_number"] == "9****************0"
    assert [one["name"] for one in second["representatives"]] == ["示例乙", "示例丙"]
    assert second["representatives"][0]["phone"] == "199****1234"


@pytest.mark.parametrize("who", ["qian", "chen", "zheng"])
def test_nobody_else_hears_who_they_are(
    claimed: Case, desk: Client, who: str, request: pytest.FixtureRequest
) -> None:
    """A mediator who does not hold the case reads them, and writes none; all others know that there are."""
    named(desk, claimed, APPLICANT)
    consent(desk, named(desk, claimed, RESPONDENT))
    browser = signed_in(request.getfixturevalue(who))
    dispute = browser.get(f"/api/v1/cases/{claimed.pk}").json()["dispute"]
    assert dispute["may_write_parties"] is False
    answers = [browser.get(f"/api/v1/cases/{claimed.pk}/timeline")]
    if who != "zheng":
        assert dispute["parties"] is None
        answers.append(browser.get(f"/api/v1/cases/{claimed.pk}"))
    refused = send(browser, "post", f"cases/{claimed.pk}/parties", APPLICANT)
    assert refused.status_code in (403, 404)
    heard = "".join(answer.content.decode() for answer in [*answers, refused])
    assert not [word for word in WORDS if word in heard]


def test_nothing_of_them_lies_open(claimed: Case, desk: Client) -> None:
    """Neither in a table of the room nor in timeline, journal, receipts and words to be found by."""
    named(desk, claimed, APPLICANT | {"id_number": ID_NUMBER})
    party = named(desk, claimed, RESPONDENT)
    consent(desk, party)
    tables = [model._meta.db_table for model in (Party, Representative, Step, Act)]
    with connection.cursor() as cursor:
        for table in [*tables, "receipts_receipt", "cases_wording"]:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")  # noqa: S608
            (rows,) = cursor.fetchone()
            assert not [word for word in (*WORDS, ID_NUMBER) if word in rows], table
            # A sealed column is bytes, which PostgreSQL writes in hexadecimal.
            assert not [word for word in (*WORDS, ID_NUMBER) if word.encode().hex() in rows], table


def test_the_timeline_tells_that_it_was_done(claimed: Case, desk: Client, qian: Actor) -> None:
    party = named(desk, claimed, APPLICANT)
    consent(desk, party, "refused", how="message")
    lines = signed_in(qian).get(f"/api/v1/cases/{claimed.pk}/timeline").json()["items"]
    assert [(line["action"], line["data"]) for line in lines[-2:]] == [
        ("name_party", {"party": 1}),
        ("record_consent", {"party": 1, "consent": "refused"}),
    ]
    acts = Act.objects.filter(object_id=claimed.pk).order_by("id").values_list("type", "object_version")
    # Quiet: whoever decides on the case looks at no stale copy.
    assert list(acts)[-2:] == [("case.party_named", 2), ("case.consent_recorded", 2)]


def test_no_session_while_somebody_has_not_been_asked(claimed: Case, desk: Client, wu: Actor) -> None:
    first, second = named(desk, claimed, APPLICANT), named(desk, claimed, RESPONDENT)
    assert consent(desk, first).status_code == 200
    with pytest.raises(ConsentMissing):
        session(claimed, wu)
    assert consent(desk, second, how="signed").status_code == 200
    assert session(claimed, wu).state == "mediating"


@pytest.mark.parametrize("written", [0, 1])
def test_nobody_quarrels_alone(claimed: Case, desk: Client, wu: Actor, written: int) -> None:
    """Neither a session nor an agreement without two sides that were asked; to end it needs nobody."""
    for one in (APPLICANT, RESPONDENT)[:written]:
        consent(desk, named(desk, claimed, one))
    with pytest.raises(PartiesMissing):
        session(claimed, wu)
    target = Target(claimed.pk, Case.objects.get(pk=claimed.pk).version, wu)
    said = {"note": "说好了", "effective_on": timezone.localdate(), "routes_told": True}
    for outcome in ("agreement_written", "agreement_oral", "partial"):
        with pytest.raises(PartiesMissing):
            take(target, "conclude", outcome=outcome, **said)
    assert take(target, "conclude", outcome="settled_by_parties", note="和好了").state == "concluded"


def test_one_refusal_ends_it(claimed: Case, desk: Client, wu: Actor) -> None:
    first, second = named(desk, claimed, APPLICANT), named(desk, claimed, RESPONDENT)
    consent(desk, first)
    consent(desk, second, "refused", rights_told=False)
    with pytest.raises(PartyRefused):
        session(claimed, wu)
    case = Case.objects.get(pk=claimed.pk)
    said = {"note": "一方不愿调解", "effective_on": timezone.localdate()}
    with pytest.raises(PartyRefused):
        take(Target(case.pk, case.version, wu), "conclude", outcome="agreement_oral", **said)
    ended = take(
        Target(case.pk, case.version, wu), "conclude", outcome="refused", note="不愿", routes_told=True
    )
    assert ended.state == "concluded"


def test_nobody_agrees_who_was_not_told_their_rights(claimed: Case, desk: Client) -> None:
    party = named(desk, claimed, APPLICANT)
    answer = consent(desk, party, rights_told=False)
    assert (answer.status_code, answer.json()["code"]) == (422, "rights_not_told")
    assert consent(desk, party).status_code == 200
    # Once told they are told.
    assert consent(desk, party, rights_told=False).status_code == 200


def test_a_party_may_think_otherwise(claimed: Case, desk: Client, wu: Actor) -> None:
    party, other = named(desk, claimed, APPLICANT), named(desk, claimed, RESPONDENT)
    for one in (party, other):
        consent(desk, one)
    session(claimed, wu)
    assert told(consent(desk, party, "refused"))[0]["consent"] == "refused"
    with pytest.raises(PartyRefused):
        session(claimed, wu)


def test_correcting_leaves_the_consent_and_a_number_that_is_not_said(claimed: Case, desk: Client) -> None:
    party = named(desk, claimed, APPLICANT | {"id_number": ID_NUMBER})
    (before,) = told(consent(desk, party))
    said = {key: value for key, value in APPLICANT.items() if key != "phone"} | {"name": "示例丁"}
    seen = {"If-Match": f'"{before["version"]}"'}
    (amended,) = told(send(desk, "put", party, said, **seen))
    assert (amended["name"], amended["phone"], amended["consent"]) == ("示例丁", "199****1234", "agreed")
    stale = send(desk, "put", party, said, **seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    fresh = {"If-Match": f'"{amended["version"]}"'}
    (bare,) = told(send(desk, "put", party, said | {"phone": "", "id_number": ""}, **fresh))
    assert (bare["phone"], bare["id_number"]) == ("", "")


def test_correcting_a_group_keeps_how_its_speakers_are_reached(claimed: Case, desk: Client) -> None:
    party = named(desk, claimed, RESPONDENT)
    said = RESPONDENT | {"representatives": [{"name": "示例丁", "authority": "chosen"}, *SPEAKERS]}
    (amended,) = told(send(desk, "put", party, said, **{"If-Match": '"1"'}))
    phones = {one["name"]: one["phone"] for one in amended["representatives"]}
    assert phones == {"示例丁": "", "示例乙": "199****1234", "示例丙": ""}


def test_whoever_was_written_down_by_mistake_is_forgotten(claimed: Case, desk: Client, wu: Actor) -> None:
    party = named(desk, claimed, APPLICANT | {"id_number": ID_NUMBER})
    other = named(desk, claimed, RESPONDENT)
    (left,) = told(send(desk, "delete", party))
    # Numbers are given once, for the timeline tells them.
    assert left["number"] == 2
    row = Party.objects.get(number=1)
    assert (row.name, row.phone, row.id_number, row.address) == ("", None, None, None)
    assert send(desk, "delete", party).status_code == 404
    consent(desk, other)
    with pytest.raises(PartiesMissing):
        session(claimed, wu)
    consent(desk, named(desk, claimed, APPLICANT))
    assert session(claimed, wu).state == "mediating"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"phone": "12"}, 422, "not_a_phone_number"),
        ({"id_number": "999901199001010011"}, 422, "not_an_id_number"),
        ({"kind": "organisation", "id_number": ID_NUMBER}, 400, "bad_input"),
        ({"name": " "}, 400, "bad_input"),
        ({"side": "judge"}, 400, "bad_input"),
        ({"representatives": [{"name": "示例", "authority": "chosen"}] * 6}, 400, "bad_input"),
        (
            {"representatives": [{"name": "示例", "authority": "chosen", "phone": "1"}]},
            422,
            "not_a_phone_number",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    claimed: Case, desk: Client, changes: dict[str, Any], status: int, code: str
) -> None:
    answer = send(desk, "post", f"cases/{claimed.pk}/parties", APPLICANT | changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Party.objects.exists()
    assert not any(word in answer.content.decode() for word in WORDS)


def test_a_case_keeps_so_many_and_no_more(claimed: Case, desk: Client) -> None:
    for _ in range(20):
        named(desk, claimed, RESPONDENT)
    answer = send(desk, "post", f"cases/{claimed.pk}/parties", APPLICANT)
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_parties")


def test_a_lost_answer_names_nobody_twice(claimed: Case, desk: Client) -> None:
    key = {"Idempotency-Key": str(uuid7())}
    first = send(desk, "post", f"cases/{claimed.pk}/parties", APPLICANT, **key)
    again = send(desk, "post", f"cases/{claimed.pk}/parties", APPLICANT, **key)
    assert first.json() == again.json()
    assert again["Idempotent-Replayed"] == "true"
    assert Party.objects.count() == 1


def test_what_is_mediated_no_more_is_written_no_more(claimed: Case, desk: Client, wu: Actor) -> None:
    party = named(desk, claimed, APPLICANT)
    consent(desk, party)
    case = Case.objects.get(pk=claimed.pk)
    take(Target(case.pk, case.version, wu), "conclude", outcome="withdrawn", note="不提了")
    answers = [
        send(desk, "post", f"cases/{claimed.pk}/parties", RESPONDENT),
        send(desk, "delete", party),
        consent(desk, party),
    ]
    assert [(one.status_code, one.json()["code"]) for one in answers] == [(409, "wrong_state")] * 3


def test_a_party_that_is_none_is_not_found(claimed: Case, desk: Client) -> None:
    party = named(desk, claimed, APPLICANT)
    for answer in (consent(desk, party[:-1] + "7"), send(desk, "delete", f"cases/{uuid7()}/parties/1")):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
