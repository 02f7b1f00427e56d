"""What lies with a dispute: who mediates together and helps, what was brought, what was said and signed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from pingan.cases.files import Sent, add_file
from pingan.cases.models import Case, Step
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation.models import Evidence, Helper, ReadBack, Statement
from pingan.mediation.team import mediators_of
from pingan.papers.kinds import KINDS
from pingan.papers.services import Wanted, make_paper
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.mediation.drawn import a_signature, an_empty_sheet
from tests.mediation.test_parties import APPLICANT, RESPONDENT, claimed, consent, desk, named, send, session

__all__ = ["claimed", "desk"]

CAUCUS_WORDS = "底线是两千元"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def both(claimed: Case, desk: Client) -> Case:
    """Two parties who agreed."""
    for said in (APPLICANT, RESPONDENT):
        consent(desk, named(desk, claimed, said))
    return claimed


def statement(**changes: Any) -> dict[str, Any]:
    said_at = (timezone.now() - timedelta(hours=1)).isoformat()
    return {"kind": "inquiry", "speaker": "示例证人", "said_at": said_at, "words": "墙是去年裂的"} | changes


def dossier(browser: Client, case: Case) -> dict[str, Any]:
    answer = browser.get(f"/api/v1/cases/{case.pk}/dossier")
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def done(
    browser: Client, case: Case, path: str, said: Any = None, method: str = "post", **headers: str
) -> None:
    answer = send(browser, method, f"cases/{case.pk}/{path}", said, **headers)
    assert answer.status_code == 200, answer.content


def refused(
    browser: Client, case: Case, path: str, said: Any = None, method: str = "post"
) -> tuple[int, str]:
    answer = send(browser, method, f"cases/{case.pk}/{path}", said)
    return answer.status_code, str(answer.json().get("code"))


def signed(browser: Client, case: Case, number: int = 1, picture: bytes | None = None) -> Any:
    return browser.put(
        f"/api/v1/cases/{case.pk}/read_backs/{number}/signature",
        a_signature() if picture is None else picture,
        content_type="image/png",
    )


# -- who mediates and helps ------------------------------------------------------------------------


def test_whoever_was_asked_mediates_with_the_holder(
    both: Case, desk: Client, wu: Actor, zheng: Actor
) -> None:
    beside = signed_in(zheng)
    assert refused(beside, both, "statements", statement()) == (403, "not_your_move")
    assert [one["name"] for one in desk.get(f"/api/v1/cases/{both.pk}/co_mediators").json()["items"]] == [
        "zheng"
    ]
    done(desk, both, "co_mediators", {"account_id": str(zheng.account_id)})
    done(beside, both, "statements", statement())
    assert session(both, zheng).state == "mediating"
    # Whom the case is handed to, how it ends and who mediates is for whoever leads.
    assert refused(beside, both, "co_mediators", {"account_id": str(wu.account_id)}) == (403, "not_your_move")
    current = beside.get(f"/api/v1/cases/{both.pk}").json()
    offered = {one["action"] for one in current["actions"]}
    assert "record_session" in offered
    assert not offered & {"conclude", "pass_on"}
    assert current["dossier"]["mediators"] == [{"id": str(zheng.account_id), "name": "zheng"}]


def test_what_one_mediates_beside_others_is_a_list(both: Case, desk: Client, zheng: Actor) -> None:
    beside = signed_in(zheng)

    def listed(browser: Client) -> tuple[list[str], int]:
        rows = browser.get("/api/v1/cases", {"queue": "together"}).json()["items"]
        tabs = browser.get("/api/v1/cases/counts").json()["tabs"]
        return [row["id"] for row in rows], next(tab["n"] for tab in tabs if tab["tab"] == "together")

    assert listed(beside) == ([], 0)
    done(desk, both, "co_mediators", {"account_id": str(zheng.account_id)})
    assert listed(beside) == ([str(both.pk)], 1)
    # Whoever leads has it among their own.
    assert listed(desk) == ([], 0)
    done(desk, both, f"co_mediators/{zheng.account_id}", method="delete")
    assert listed(beside) == ([], 0)


def test_they_mediate_no_more_once_they_are_dropped(both: Case, desk: Client, zheng: Actor) -> None:
    done(desk, both, "co_mediators", {"account_id": str(zheng.account_id)})
    assert refused(desk, both, "co_mediators", {"account_id": str(zheng.account_id)}) == (422, "cannot_join")
    done(desk, both, f"co_mediators/{zheng.account_id}", method="delete")
    assert refused(signed_in(zheng), both, "statements", statement()) == (403, "not_your_move")
    assert refused(desk, both, f"co_mediators/{zheng.account_id}", method="delete") == (404, "not_found")


@pytest.mark.parametrize("who", ["qian", "li", "chen"])
def test_nobody_else_joins(both: Case, desk: Client, who: str, request: pytest.FixtureRequest) -> None:
    account = str(request.getfixturevalue(who).account_id)
    assert refused(desk, both, "co_mediators", {"account_id": account}) == (422, "cannot_join")


def test_whoever_held_it_to_its_end_is_its_mediator_still(
    both: Case, desk: Client, wu: Actor, zheng: Actor
) -> None:
    case = session(both, wu)
    case = take(
        Target(case.pk, case.version, wu), "conclude", outcome="failed", note="谈不拢", routes_told=True
    )
    case = take(Target(case.pk, case.version, zheng), "close", note="归档")
    assert (case.holder_id, mediators_of(case)) == (None, [wu.account_id])
    assert dossier(desk, case)["may"]["sign"] is True
    assert dossier(signed_in(zheng), case)["may"]["sign"] is False


def test_help_is_what_every_party_wants(both: Case, desk: Client) -> None:
    neighbour = {"sort": "neighbour", "name": "示例邻居", "bond": "住在两家之间"}
    for agreed in ([], [1], [1, 2, 3]):
        assert refused(desk, both, "helpers", neighbour | {"agreed": agreed}) == (422, "help_not_agreed")
    done(desk, both, "helpers", neighbour | {"agreed": [2, 1]})
    (helper,) = dossier(desk, both)["helpers"]
    assert (helper["number"], helper["name"], helper["agreed"]) == (1, "示例邻居", [1, 2])
    done(desk, both, "helpers/1", method="delete")
    assert dossier(desk, both)["helpers"][0]["left_at"] is not None
    assert refused(desk, both, "helpers/1", method="delete") == (404, "not_found")


# -- evidence --------------------------------------------------------------------------------------


def listed(title: str, **changes: Any) -> dict[str, Any]:
    return {"title": title, "form": "copy", "party": 1} | changes


def test_evidence_is_listed_by_who_brought_it_and_put_in_order(both: Case, desk: Client, wu: Actor) -> None:
    sent = Sent(uuid7(), "合同.txt", "甲方乙方".encode())
    file, _new = add_file(case_id=both.pk, sent=sent, by=wu)
    done(desk, both, "evidence", listed("借条", form="original", proves="借过五千元", pages=1))
    done(desk, both, "evidence", listed("修墙合同", party=2, file_id=str(file.pk)))
    done(desk, both, "evidence", listed("现场勘查照片", party=None, form="electronic"))
    done(desk, both, "evidence/order", {"numbers": [3, 1, 2]}, "put")
    told = dossier(desk, both)["evidence"]
    assert [(one["number"], one["party"], one["title"]) for one in told] == [
        (3, None, "现场勘查照片"),
        (1, 1, "借条"),
        (2, 2, "修墙合同"),
    ]
    assert told[2]["file_id"] == str(file.pk)
    assert desk.get(f"/api/v1/cases/{both.pk}").json()["dossier"]["evidence"] == 3


def test_evidence_is_given_back_once(both: Case, desk: Client) -> None:
    done(desk, both, "evidence", listed("借条", form="original"))
    done(desk, both, "evidence/1/return")
    assert dossier(desk, both)["evidence"][0]["returned_at"] is not None
    assert refused(desk, both, "evidence/1/return") == (400, "bad_input")


def test_evidence_is_corrected_by_whoever_saw_it_last(both: Case, desk: Client) -> None:
    done(desk, both, "evidence", listed("借条"))
    done(desk, both, "evidence/1", listed("收条"), "put", **{"If-Match": '"1"'})
    stale = send(desk, "put", f"cases/{both.pk}/evidence/1", listed("欠条"), **{"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    assert dossier(desk, both)["evidence"][0]["title"] == "收条"


def test_what_was_listed_by_mistake_is_forgotten_and_its_file_stays(
    both: Case, desk: Client, wu: Actor
) -> None:
    sent = Sent(uuid7(), "合同.txt", "甲方乙方".encode())
    file, _new = add_file(case_id=both.pk, sent=sent, by=wu)
    done(desk, both, "evidence", listed("合同", file_id=str(file.pk)))
    again = send(desk, "post", f"cases/{both.pk}/evidence", listed("合同", file_id=str(file.pk)))
    assert [one["name"] for one in again.json()["invalid_params"]] == ["file_id"]
    done(desk, both, "evidence/1", method="delete")
    assert (Evidence.objects.get().title, Evidence.objects.get().file) == ("", None)
    done(desk, both, "evidence", listed("合同", file_id=str(file.pk)))
    assert [one["number"] for one in dossier(desk, both)["evidence"]] == [2]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"party": 7}, "party"),
        ({"file_id": str(uuid7())}, "file_id"),
        ({"photo_id": str(uuid7())}, "photo_id"),
        ({"form": "rumour"}, "form"),
        ({"title": " "}, "title"),
        ({"pages": 0}, "pages"),
    ],
)
def test_evidence_that_cannot_be_is_refused_by_name(
    both: Case, desk: Client, said: dict[str, Any], name: str
) -> None:
    answer = send(desk, "post", f"cases/{both.pk}/evidence", listed("借条") | said)
    assert answer.status_code == 400
    assert [one["name"] for one in answer.json()["invalid_params"]] == [name]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("numbers", [[], [1], [1, 1], [1, 2, 3]])
def test_an_order_names_each_piece_once(both: Case, desk: Client, numbers: list[int]) -> None:
    for title in ("借条", "收条"):
        done(desk, both, "evidence", listed(title))
    answer = send(desk, "put", f"cases/{both.pk}/evidence/order", {"numbers": numbers})
    assert (answer.status_code, answer.json()["invalid_params"][0]["name"]) == (400, "numbers")


# -- what was said ---------------------------------------------------------------------------------


def test_what_was_said_alone_is_read_by_the_cases_own_mediators_alone(
    both: Case, desk: Client, wu: Actor, zheng: Actor, wang: Actor
) -> None:
    """Not even another mediator of the center: zheng reads all of the case, and these words only once they
    mediate it too."""
    done(desk, both, "statements", statement(kind="caucus", party=1, speaker="", words=CAUCUS_WORDS))
    done(desk, both, "read_backs", heard(statement=1, listener="party", number=1))
    other = signed_in(zheng)
    told = dossier(other, both)
    assert (told["statements"], told["read_backs"], told["may"]["read_caucus"]) == ([], [], False)
    for address in ("dossier", "timeline", ""):
        assert (
            CAUCUS_WORDS not in other.get(f"/api/v1/cases/{both.pk}/{address}".rstrip("/")).content.decode()
        )
    assert refused(other, both, "read_backs", heard(statement=1)) == (400, "bad_input")
    assert signed(desk, both).status_code == 200
    assert other.get(f"/api/v1/cases/{both.pk}/read_backs/1/signature").status_code == 404
    done(desk, both, "co_mediators", {"account_id": str(zheng.account_id)})
    assert dossier(other, both)["statements"][0]["words"] == CAUCUS_WORDS
    assert other.get(f"/api/v1/cases/{both.pk}/read_backs/1/signature").status_code == 200
    # Whoever has gone reads them no more, the former holder included.
    case = Case.objects.get(pk=both.pk)
    take(Target(case.pk, case.version, wu), "pass_on", colleague_id=zheng.account_id, note="")
    assert dossier(desk, both)["statements"] == []
    assert dossier(other, both)["statements"][0]["words"] == CAUCUS_WORDS


@pytest.mark.parametrize("who", ["qian", "chen"])
def test_nobody_but_mediators_reads_any_of_it(
    both: Case, desk: Client, who: str, request: pytest.FixtureRequest
) -> None:
    done(desk, both, "statements", statement())
    done(desk, both, "evidence", listed("借条"))
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(f"/api/v1/cases/{both.pk}/dossier").status_code == 403
    current = browser.get(f"/api/v1/cases/{both.pk}")
    assert current.json()["dossier"] == {"mediators": [], "helpers": 0, "evidence": 1, "statements": 1}
    heard_of = current.content.decode() + browser.get(f"/api/v1/cases/{both.pk}/timeline").content.decode()
    assert not [word for word in ("示例证人", "墙是去年裂的", "借条") if word in heard_of]


def test_the_timeline_tells_of_it_by_numbers(both: Case, desk: Client) -> None:
    done(desk, both, "statements", statement(kind="session", party=2, speaker=""))
    done(desk, both, "evidence", listed("借条", party=2))
    done(desk, both, "read_backs", heard(statement=1, listener="party", number=2))
    steps = list(Step.objects.filter(case=both).order_by("-id")[:3].values_list("action", "data"))
    assert steps[::-1] == [
        ("take_statement", {"statement": 1, "kind": "session"}),
        ("list_evidence", {"evidence": 1, "party": 2}),
        (
            "read_back",
            {"read_back": 1, "listener": "party", "answer": "right", "party": 2, "statement": 1},
        ),
    ]
    version = Case.objects.get(pk=both.pk).version
    acts = Act.objects.filter(object_id=both.pk).order_by("-id")[:3].values_list("type", "object_version")
    assert list(acts)[::-1] == [
        ("case.statement_taken", version),
        ("case.evidence_listed", version),
        ("case.text_read_back", version),
    ]


def test_nothing_of_it_lies_open(both: Case, desk: Client) -> None:
    words = ["示例证人", "墙是去年裂的", "kha zoq", "示例译员", "借条", "示例邻居", "示例到场人"]
    spoken = {"language": "hani", "original": "kha zoq", "interpreter": "示例译员", "present": "示例到场人"}
    done(desk, both, "statements", statement(**spoken))
    done(desk, both, "evidence", listed("借条", proves="借条为真"))
    done(desk, both, "helpers", {"sort": "neighbour", "name": "示例邻居", "agreed": [1, 2]})
    done(desk, both, "read_backs", heard(statement=1))
    tables = [model._meta.db_table for model in (Statement, Evidence, Helper, ReadBack, Step, Act)]
    with connection.cursor() as cursor:
        for table in [*tables, "receipts_receipt"]:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")  # noqa: S608
            (rows,) = cursor.fetchone()
            found = [word for word in words if word in rows or word.encode().hex() in rows]
            assert not found, table


def test_what_was_said_in_another_language_names_its_interpreter(both: Case, desk: Client) -> None:
    spoken = {"language": "hani", "original": "kha zoq"}
    answer = send(desk, "post", f"cases/{both.pk}/statements", statement(**spoken))
    assert [one["name"] for one in answer.json()["invalid_params"]] == ["interpreter"]
    bare = send(desk, "post", f"cases/{both.pk}/statements", statement(original="kha zoq"))
    assert [one["name"] for one in bare.json()["invalid_params"]] == ["language"]
    done(desk, both, "statements", statement(**spoken, interpreter="示例译员"))
    (told,) = dossier(desk, both)["statements"]
    assert (told["original"], told["words"], told["interpreter"]) == ("kha zoq", "墙是去年裂的", "示例译员")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"speaker": ""}, "speaker"),
        ({"party": 9}, "party"),
        ({"words": " "}, "words"),
        ({"said_at": (timezone.now() + timedelta(days=1)).isoformat()}, "said_at"),
        ({"language": "klingon"}, "language"),
        ({"kind": "gossip"}, "kind"),
    ],
)
def test_a_statement_that_cannot_be_is_refused_by_name(
    both: Case, desk: Client, said: dict[str, Any], name: str
) -> None:
    answer = send(desk, "post", f"cases/{both.pk}/statements", statement(**said))
    assert answer.status_code == 400
    assert [one["name"] for one in answer.json()["invalid_params"]] == [name]
    assert not Statement.objects.exists()


def test_a_statement_stays_what_it_was_taken_as(both: Case, desk: Client) -> None:
    """What was said alone becomes no part of the file."""
    done(desk, both, "statements", statement(kind="caucus"))
    seen = {"If-Match": '"1"'}
    answer = send(desk, "put", f"cases/{both.pk}/statements/1", statement(), **seen)
    assert [one["name"] for one in answer.json()["invalid_params"]] == ["kind"]
    done(desk, both, "statements/1", statement(kind="caucus", words="改过"), "put", **seen)
    assert dossier(desk, both)["statements"][0]["words"] == "改过"


# -- read back, and signed -------------------------------------------------------------------------


def heard(**changes: Any) -> dict[str, Any]:
    return {"listener": "witness", "reading": "aloud", "answer": "right"} | changes


def test_a_signature_stands_for_the_text_that_was_read(both: Case, desk: Client) -> None:
    done(desk, both, "statements", statement())
    done(desk, both, "read_backs", heard(statement=1))
    answer = signed(desk, both)
    assert answer.status_code == 200, answer.content
    told = dossier(desk, both)
    (read,) = told["read_backs"]
    assert read["text_sha256"] == told["statements"][0]["sha256"]
    assert (read["name"], bool(read["signed_at"]), len(read["image_sha256"])) == ("示例证人", True, 64)
    picture = desk.get(read["signature"])
    assert b"".join(picture.streaming_content).startswith(b"\xff\xd8\xff")
    fresh = desk.get(read["signature"], headers={"If-None-Match": picture["ETag"]})
    assert fresh.status_code == 304
    # The same again changes nothing; another is no second signature.
    assert signed(desk, both).status_code == 200
    other = signed(desk, both, picture=a_signature((10, 10, 200, 200)))
    assert (other.status_code, other.json()["code"]) == (409, "already_signed")
    # What was signed stays as it is.
    amended = send(
        desk, "put", f"cases/{both.pk}/statements/1", statement(words="改过"), **{"If-Match": '"1"'}
    )
    assert (amended.status_code, amended.json()["code"]) == (409, "statement_signed")


def test_a_text_that_changed_is_read_again(both: Case, desk: Client) -> None:
    done(desk, both, "statements", statement())
    done(desk, both, "read_backs", heard(statement=1))
    done(desk, both, "statements/1", statement(words="改过"), "put", **{"If-Match": '"1"'})
    answer = signed(desk, both)
    assert (answer.status_code, answer.json()["code"]) == (409, "text_changed")
    assert not ReadBack.objects.filter(signed_at__isnull=False).exists()


def test_whoever_says_it_is_wrong_does_not_sign(both: Case, desk: Client) -> None:
    done(desk, both, "statements", statement())
    said = heard(statement=1, answer="objects", objection="不是去年，是前年")
    done(desk, both, "read_backs", said)
    answer = signed(desk, both)
    assert (answer.status_code, answer.json()["code"]) == (409, "text_objected")


def test_an_empty_sheet_is_no_signature(both: Case, desk: Client) -> None:
    done(desk, both, "statements", statement())
    done(desk, both, "read_backs", heard(statement=1))
    answer = signed(desk, both, picture=an_empty_sheet())
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_drawn")
    assert signed(desk, both, picture=b"no picture").status_code == 415


def test_a_paper_is_signed_by_its_hash(both: Case, desk: Client, wu: Actor) -> None:
    paper = make_paper(
        case_id=both.pk, wanted=Wanted(KINDS["intake"], {}, anyway=True), by=wu, own_id=uuid7()
    )
    done(desk, both, "read_backs", heard(paper_id=str(paper.pk), listener="party", number=1))
    done(desk, both, "read_backs", heard(paper_id=str(paper.pk), listener="mediating", reading="self"))
    told = dossier(desk, both)["read_backs"]
    assert [one["name"] for one in told] == ["示例甲", "wu"]
    assert {one["text_sha256"] for one in told} == {bytes(paper.sha256).hex()}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"statement": 5}, "statement"),
        ({"statement": None}, "statement"),
        ({"paper_id": str(uuid7()), "statement": None}, "paper_id"),
        ({"listener": "party", "number": 8}, "number"),
        ({"listener": "helper"}, "number"),
        ({"reading": "interpreted"}, "language"),
        ({"reading": "interpreted", "language": "dai"}, "interpreter"),
        ({"answer": "objects"}, "objection"),
        ({"objection": "不对"}, "objection"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_by_name(
    both: Case, desk: Client, said: dict[str, Any], name: str
) -> None:
    done(desk, both, "statements", statement())
    answer = send(desk, "post", f"cases/{both.pk}/read_backs", heard(**({"statement": 1} | said)))
    assert answer.status_code == 400, answer.content
    assert [one["name"] for one in answer.json()["invalid_params"]] == [name]
    assert not ReadBack.objects.exists()


def test_what_is_not_in_the_mediators_reach_is_not_there(both: Case, desk: Client, sun: Actor) -> None:
    done(desk, both, "statements", statement())
    for path in ("dossier", "co_mediators"):
        assert desk.get(f"/api/v1/cases/{uuid7()}/{path}").status_code == 404
    assert desk.get(f"/api/v1/cases/{both.pk}/read_backs/9/signature").status_code == 404
    assert signed(desk, both, 9).status_code == 404
