"""What is written while a case is mediated: read by mediators and by whoever wrote it, and by nobody else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from pingan.cases import selectors
from pingan.cases.models import Case, Step
from pingan.cases.photos import add_photo
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.mediation.quarrels import let_parties_agree

BEFORE = ("先疏通看看", "两家对界线各有说法")
ONLOOKERS = ("qian", "li", "chen")


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    return file.getvalue()


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, Case.objects.get(pk=case.pk).version, by)


@pytest.fixture
def mediated(qian: Actor, li: Actor, wu: Actor, zheng: Actor) -> Case:
    """An event of qian's that li hands to mediation; wu and zheng write something in every step they can."""
    report = report_of()
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    add_photo(case_id=case.pk, photo_id=uuid7(), sent=picture("#111111"), by=qian)
    take(seen(case, qian), "note", text=BEFORE[0])
    take(seen(case, li), "hand_to_mediation", reason=BEFORE[1])
    take(seen(case, wu), "claim")
    take(seen(case, zheng), "release", reason="机密：wu 与一方相熟")
    take(seen(case, zheng), "claim")
    take(seen(case, zheng), "note", text="机密：一方想搬走")
    take(seen(case, qian), "note", text="只有我写的")
    add_photo(case_id=case.pk, photo_id=uuid7(), sent=picture("#222222"), by=zheng)
    let_parties_agree(case.pk, zheng)
    take(
        seen(case, zheng),
        "record_session",
        held_at=timezone.now(),
        place="机密的地点",
        mode="closed",
        attendees=2,
        summary="机密：当面的话",
        next_at=None,
    )
    take(seen(case, zheng), "conclude", outcome="settled_by_parties", note="机密：赔了多少")
    take(seen(case, zheng), "close", note="机密：回访所说")
    return Case.objects.get(pk=case.pk)


def told(client: Client, case: Case) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
    return items


@pytest.mark.parametrize("who", ONLOOKERS)
def test_others_see_that_it_was_done_and_by_whom(
    mediated: Case, who: str, request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(who)
    lines = told(signed_in(viewer), mediated)
    handed_over = next(n for n, line in enumerate(lines) if line["action"] == "hand_to_mediation")
    assert [line["note"] for line in lines if line["note"]][:2] == list(BEFORE)
    assert not any(line["withheld"] for line in lines[: handed_over + 1])
    kept = [line for line in lines[handed_over + 1 :] if line["by"]["name"] != who]
    # A claim says nothing, so nothing of it is kept back.
    assert [line["action"] for line in kept if not line["withheld"]] == ["claim", "claim"]
    for line in kept:
        assert line["note"] == (None if line["withheld"] else "")
        assert (line["by"]["role"], bool(line["by"]["name"]), bool(line["at"])) == (
            "grid_worker" if line["by"]["name"] == "qian" else "mediator",
            True,
            True,
        )
    assert [line["data"] for line in kept if line["action"] in ("conclude", "record_session")] == [
        {"session": 1},
        {"outcome": "settled_by_parties"},
    ]


@pytest.mark.parametrize("who", ["wu", "zheng", "wang"])
def test_mediators_read_everything(mediated: Case, who: str, request: pytest.FixtureRequest) -> None:
    lines = told(signed_in(request.getfixturevalue(who)), mediated)
    assert not any(line["withheld"] for line in lines)
    assert "机密：一方想搬走" in [line["note"] for line in lines]


def test_whoever_wrote_a_line_reads_it(mediated: Case, qian: Actor, li: Actor) -> None:
    assert "只有我写的" in [line["note"] for line in told(signed_in(qian), mediated)]
    assert "只有我写的" not in [line["note"] for line in told(signed_in(li), mediated)]


def test_no_answer_carries_a_word_of_it(mediated: Case, qian: Actor, li: Actor, chen: Actor) -> None:
    address = f"/api/v1/cases/{mediated.pk}"
    headers = {"If-Match": '"1"'}
    for viewer in (qian, li, chen):
        browser = signed_in(viewer)
        answers = [browser.get(address), browser.get(f"{address}/timeline"), browser.get("/api/v1/cases")]
        place = browser.get("/api/v1/events").json()
        answers.append(browser.get("/api/v1/events", {"after": "0", "epoch": place["epoch"]}))
        # A refusal carries the case as it is now.
        answers.append(
            browser.post(
                f"{address}/close", {"note": "看过"}, content_type="application/json", headers=headers
            )
        )
        for answer in answers:
            assert "机密" not in answer.content.decode()
    assert selectors.claimed_by(mediated, li)["current"]["dispute"]["outcome_note"] is None


def test_pictures_follow_the_same_rule(
    mediated: Case, qian: Actor, chen: Actor, wu: Actor, zheng: Actor
) -> None:
    address = f"/api/v1/cases/{mediated.pk}"
    before, during = [photo["id"] for photo in signed_in(wu).get(address).json()["photos"]]
    for viewer in (qian, chen):
        browser = signed_in(viewer)
        assert [photo["id"] for photo in browser.get(address).json()["photos"]] == [before]
        assert browser.get(f"/api/v1/photos/{before}").status_code == 200
        for part in ("", "/thumb"):
            assert browser.get(f"/api/v1/photos/{during}{part}").status_code == 404
        assert during not in browser.get(f"{address}/timeline").content.decode()
    for viewer in (wu, zheng):
        assert signed_in(viewer).get(f"/api/v1/photos/{during}").status_code == 200


def test_a_matter_reported_as_a_dispute_keeps_its_words_from_the_first_step(
    qian: Actor, li: Actor, wu: Actor
) -> None:
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    take(seen(case, qian), "self_resolve", result="两家已经和好")
    assert told(signed_in(li), case)[-1]["withheld"]
    # What was reported is no word of the mediation: the desk must know what it is about.
    assert signed_in(li).get(f"/api/v1/cases/{case.pk}").json()["what"] == "两家为屋檐滴水争吵"
    for reader in (qian, wu):
        assert told(signed_in(reader), case)[-1]["note"] == "两家已经和好"


@pytest.mark.usefixtures("by_the_owner")
def test_a_step_of_a_kind_that_is_no_more_stays_readable(mediated: Case, qian: Actor, wu: Actor) -> None:
    """An update may retire an action; the timelines it left behind are told on, and kept as before."""
    before = {viewer: told(signed_in(viewer), mediated) for viewer in (qian, wu)}
    Step.objects.filter(case=mediated, action="note").update(action="telephoned")
    for viewer, lines in before.items():
        browser = signed_in(viewer)
        assert browser.get(f"/api/v1/cases/{mediated.pk}").status_code == 200
        after = told(browser, mediated)
        assert "telephoned" in {line["action"] for line in after}
        assert [line["withheld"] for line in after] == [line["withheld"] for line in lines]
