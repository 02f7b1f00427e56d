"""What whoever told us of a matter is told back: what is owed, in which words, and that it was told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pingan.callers import replies
from pingan.callers.models import Caller, Reply
from pingan.cases import tracks
from pingan.cases.models import Case, Step
from pingan.config.sections import SECTIONS
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.callers.conftest import callers, post, step, take_down, tell
from tests.cast import Browser, actions_of, signed_in

pytestmark = pytest.mark.django_db


def owed(case: Case) -> list[str]:
    return sorted(Caller.objects.filter(case=case).exclude(owes="").values_list("owes", flat=True))


def listed(browser: Browser) -> list[str]:
    """Whose callers are to be told, as the desk's list has it."""
    answer = browser.get("/api/v1/cases?queue=to_tell")
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["items"]]


def text(browser: Browser, case: Case, channel: str = "phone", language: str = "zh") -> str:
    ready = callers(browser, case)["ready"]
    (found,) = (one for one in ready if (one["channel"], one["language"]) == (channel, language))
    return str(found["text"])


def test_a_stage_that_was_passed_is_owed_until_it_is_told(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    assert (owed(case), listed(desk)) == ([], [])
    step(desk, case, "claim")
    assert owed(case) == ["accepted"]
    assert listed(desk) == [str(case)]
    answer = tell(desk, case, text="已经告诉您受理了")
    assert answer.status_code == 200, answer.content
    assert (owed(case), listed(desk)) == ([], [])
    assert actions_of(case.pk) == ["report", "claim", "reply"]
    line = Step.objects.get(case=case, action="reply")
    assert (line.note, line.data) == ("已经告诉您受理了", {"stage": "accepted", "channel": "phone"})
    (told,) = callers(desk, case)["items"][0]["told"]
    assert (told["stage"], told["channel"], told["by"]["id"]) == ("accepted", "phone", str(li.account_id))


def test_telling_changes_no_version_and_is_heard_quietly(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk), "claim")
    before = case.version
    assert tell(desk, case).json()["version"] == before
    case.refresh_from_db()
    assert case.version == before


def test_the_newest_stage_takes_the_older_ones_with_it(li: Actor, qian: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    step(desk, case, "claim")
    since = Caller.objects.get().owed_since
    step(desk, case, "dispatch", worker_id=str(qian.account_id))
    assert owed(case) == ["assigned"]
    assert Caller.objects.get().owed_since == since


def test_what_was_told_of_an_older_stage_leaves_the_newer_owed(li: Actor, qian: Actor) -> None:
    """Somebody read the words out while a colleague handed the case on."""
    desk = signed_in(li)
    case = take_down(desk)
    step(desk, case, "claim")
    step(desk, case, "dispatch", worker_id=str(qian.account_id))
    tell(desk, case, stage="accepted")
    assert owed(case) == ["assigned"]


def test_a_whole_life_is_told_stage_by_stage(li: Actor, qian: Actor) -> None:
    desk, phone = signed_in(li), signed_in(qian)
    case = take_down(desk, what="桥头的水渠堵了")
    seen: list[str] = []
    for browser, action, said in (
        (desk, "claim", {}),
        (desk, "dispatch", {"worker_id": str(qian.account_id)}),
        (phone, "receive", {}),
        (phone, "handle", {"result": "泥石已经清走。"}),
        (desk, "close", {"note": "核查属实。"}),
        (desk, "reopen", {"reason": "又堵了"}),
    ):
        step(browser, case, action, **said)
        seen += owed(case)
        if owed(case):
            assert case.code[:4] in text(desk, case)
            tell(desk, case, stage=owed(case)[0], text=text(desk, case))
    assert seen == ["accepted", "assigned", "handled", "closed", "reopened"]
    words = Step.objects.filter(case=case, action="reply").order_by("id").values_list("note", flat=True)
    assert "桥头的水渠堵了" in words[0]
    assert "泥石已经清走" in words[2]
    assert "核查属实" in words[3]
    assert not any("{" in word or "}" in word for word in words)


def test_the_text_of_a_rejection_names_the_road(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    step(desk, case, "reject", cause="legal_road", road="arbitration", reason="属于劳动争议")
    assert "劳动争议" in text(desk, case)
    assert "仲裁" in text(desk, case)
    assert "arbitration" in text(desk, case, "message", "en")


def test_both_languages_and_every_channel_have_words(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk), "claim")
    ready = callers(desk, case)["ready"]
    assert {(one["channel"], one["language"]) for one in ready} == {
        (channel, language) for channel in ("phone", "message", "in_person") for language in ("zh", "en")
    }
    assert "taken up" in text(desk, case, "phone", "en")


def test_nobody_is_asked_to_call_a_desk_without_a_number(li: Actor) -> None:
    desk, theirs = signed_in(li), Organisation.objects.filter(pk=li.organisation_id)
    case = step(desk, take_down(desk), "claim")
    spoken, written = [("phone", "zh"), ("phone", "en")], [("message", "zh"), ("message", "en")]
    theirs.update(phone="12900005678")
    assert all("12900005678" in text(desk, case, *one) for one in spoken + written)
    theirs.update(phone="")
    for one in spoken + written:
        said = text(desk, case, *one)
        assert not [word for word in ("拨打", "咨询电话", "call ", "Questions") if word in said], said
        assert said.endswith(("。", "."))


def test_what_nothing_is_said_of_takes_its_colon_along(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk), "claim")
    assert replies.fill("已经办结：{result}。编号：{code}。", case, li, "zh").startswith(
        "已经办结。编号：PA-"
    )
    assert replies.fill("It is settled: {result}. Code: {code}.", case, li, "en").startswith(
        "It is settled. Code: PA-"
    )


@pytest.mark.parametrize("stage", replies.STAGES)
def test_the_usual_texts_tell_of_every_stage(stage: str) -> None:
    told = {(row["channel"], row["language"]) for row in replies.usual() if row["stage"] == stage}
    assert told == {(c, lang) for c in ("phone", "message", "screen") for lang in ("zh", "en")}


def test_stages_of_all_tracks_are_known_and_texts_can_be_filled() -> None:
    assert list(replies.problems()) == []
    stages = {move.stage for track in tracks.codes() for move in tracks.moves_of(track).values()}
    assert stages - {""} == set(replies.STAGES)


def test_numbers_that_somebody_wrote_are_not_read_out(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk, what="联系13800138000说水渠堵了"), "claim")
    assert "13800138000" not in text(desk, case)


def test_whoever_left_no_number_is_owed_nothing(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk, caller={"name": "王小河"})
    step(desk, case, "claim")
    assert owed(case) == []
    # They come to the counter, and are told there.
    assert tell(desk, case, channel="in_person").status_code == 200


def test_of_a_stage_without_a_text_nobody_is_told(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in replies.usual() if row["stage"] != "assigned"]
    monkeypatch.setattr(replies, "texts_of", lambda _county: rows)
    assert not replies.tells_of("assigned", li.county_code)
    assert replies.tells_of("accepted", li.county_code)


def test_a_reply_whose_answer_was_lost_is_noted_once(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk), "claim")
    caller, key = Caller.objects.get(), {"Idempotency-Key": str(uuid7())}
    said = {"caller_id": str(caller.pk), "stage": "accepted", "channel": "message", "text": "已受理"}
    assert post(desk, f"/cases/{case.pk}/replies", said, **key).status_code == 200
    assert post(desk, f"/cases/{case.pk}/replies", said, **key)["Idempotent-Replayed"] == "true"
    assert Reply.objects.count() == 1


def test_nobody_is_told_through_another_case(li: Actor) -> None:
    desk = signed_in(li)
    one, other = take_down(desk), take_down(desk, caller={"phone": "12900005678"})
    refused = tell(desk, one, caller_id=str(Caller.objects.get(case=other).pk))
    assert (refused.status_code, refused.json()["code"]) == (404, "caller_not_found")
    assert not Reply.objects.exists()


@pytest.mark.parametrize("who", ["qian", "chen", "han"])
def test_who_may_not_tell(request: pytest.FixtureRequest, li: Actor, who: str) -> None:
    case = step(signed_in(li), take_down(signed_in(li)), "claim")
    assert tell(signed_in(request.getfixturevalue(who)), case).status_code == 403


# -- cases that belong together ----------------------------------------------------------------------


def test_callers_of_a_merged_case_are_told_of_the_one_that_goes_on(li: Actor) -> None:
    desk = signed_in(li)
    into = step(desk, take_down(desk), "claim")
    case = take_down(desk, caller={"name": "李大山", "phone": "12900005678"})
    tell(desk, into)
    step(desk, case, "merge", into=str(into.pk), reason="同一条水渠")
    assert owed(into) == ["merged"]
    rows = callers(desk, into)["items"]
    assert [(row["name"], row["merged_from"]) for row in rows] == [("王**", None), ("李**", str(case))]
    assert str(into) in text(desk, into)
    step(desk, into, "close", note="办好了")
    assert owed(into) == ["closed", "closed"]
    assert signed_in(li).get(f"/api/v1/cases/{into.pk}").json()["caller"]["others"] == 1


def test_whoever_called_about_both_is_told_once(li: Actor) -> None:
    desk = signed_in(li)
    into, case = take_down(desk), take_down(desk)
    step(desk, case, "merge", into=str(into.pk), reason="同一条水渠")
    step(desk, into, "claim")
    (person,) = callers(desk, into)["items"]
    assert person["calls"] == 2
    tell(desk, into)
    assert owed(into) == []


def test_what_was_merged_by_mistake_takes_its_callers_back(li: Actor) -> None:
    desk = signed_in(li)
    last = take_down(desk, caller={"phone": "12900000001"})
    middle = take_down(desk, caller={"phone": "12900000002"})
    case = take_down(desk, caller={"phone": "12900000003"})
    step(desk, case, "merge", into=str(middle.pk), reason="同一处")
    step(desk, middle, "merge", into=str(last.pk), reason="同一处")
    assert Caller.objects.filter(case=last).count() == 3
    step(desk, middle, "unmerge", reason="是另一处")
    assert Caller.objects.filter(case=last).count() == 1
    assert Caller.objects.filter(case=middle).count() == 2
    assert set(Caller.objects.values_list("case__received_at", flat=True)) == set(
        Caller.objects.values_list("received_at", flat=True)
    )


# -- the worker who reported it ----------------------------------------------------------------------


def test_a_worker_reads_how_what_they_reported_goes(li: Actor, qian: Actor) -> None:
    phone, desk = signed_in(qian), signed_in(li)
    case = take_down(phone, caller=None)
    read = lambda browser: browser.get(f"/api/v1/cases/{case.pk}").json()["reading"]  # noqa: E731
    assert read(phone) is None
    step(desk, case, "claim")
    assert read(phone)["stage"] == "accepted"
    assert read(phone)["text"].startswith("已受理")
    assert read(desk) is None
    step(desk, case, "reject", cause="no_matter", reason="现场没有发现")
    assert "现场没有发现" in read(phone)["text"]


# -- the templates -----------------------------------------------------------------------------------


def preview(han: Actor, **changes: Any) -> Any:
    rows = [dict(row) for row in SECTIONS["replies"].rows(clock.today())] if not changes.get("rows") else []
    rows = changes.get("rows", rows)
    said = {"valid_from": (clock.today() + timedelta(days=1)).isoformat(), "rows": rows}
    return post(signed_in(han), "/config/replies/preview", said)


def test_a_field_that_does_not_exist_is_named_by_the_preview(han: Actor) -> None:
    row = {"stage": "accepted", "channel": "phone", "language": "zh", "text": "您好，{nmae}，编号 {code}"}
    told = preview(han, rows=[row]).json()
    (problem,) = told["problems"]
    assert problem["column"] == "text"
    assert "nmae" in problem["reason"]
    assert "{code}" in problem["reason"]


@pytest.mark.parametrize("wrong", ["{", "}", "{}", "{code", "code}", "{{code}}", "{code!r}", "{code.x}"])
def test_braces_are_judged(wrong: str) -> None:
    assert replies.unknown_fields(f"编号 {wrong} 已受理")


def test_the_sample_is_filled_for_a_case_of_the_county(han: Actor, li: Actor) -> None:
    case = take_down(signed_in(li))
    said = {"text": "编号 {code}，计划 {due} 前办结", "language": "zh"}
    told = post(signed_in(han), "/replies/preview", said).json()
    assert str(case) in told["text"]
    assert "月" in told["text"]
    assert told["unknown"] == []
    assert post(signed_in(han), "/replies/preview", {"text": "{x}", "language": "en"}).json() == {
        "text": "{x}",
        "unknown": ["x"],
    }


def test_what_is_due_with_a_day_is_promised_for_that_day(han: Actor, li: Actor) -> None:
    case = take_down(signed_in(li))
    midnight = clock.day_begins(date(2026, 10, 13))
    Case.objects.filter(pk=case.pk).update(close_due=midnight)
    said = {"text": "{due}", "language": "zh"}
    assert "12" in post(signed_in(han), "/replies/preview", said).json()["text"]
