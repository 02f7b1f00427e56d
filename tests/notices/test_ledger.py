"""The ledger: for each act, a row for each of those who are to hear of it and each channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from pingan.cases import tracks
from pingan.cases.event_moves import EVENT
from pingan.cases.models import shown_code
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.probes import PROBES, Reading
from pingan.notices import checks, following, routes, sending, wishes
from pingan.notices.models import Cursor, Notice, Preference
from pingan.people.actors import Actor
from pingan.people.models import Account, Post
from tests.cast import appoint, signed_in
from tests.notices.conftest import NOON, dispatched, reported, rows, sends_by, sms, wecom, written
from tests.notices.sandbox import Sandbox
from tests.territory.small_county import COUNTY, FIRST_GRID

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_the_worker_hears_of_a_case_that_is_sent_to_them(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    case = dispatched(sun, qian, li)
    assert rows(account_id=qian.account_id) == [("case.dispatched", "wecom", "waiting", "")]
    assert sending.send_due(COUNTY, "wecom") == 1
    assert rows(account_id=qian.account_id) == [("case.dispatched", "wecom", "sent", "")]
    [(to, text)] = sandbox.texts
    assert to == "qian"
    # Code, what is to be done, until when, a link: and nothing that anybody wrote, nor who or where.
    assert shown_code(case.code) in text, "as people know it"
    assert f"/n/{case.code}" in text
    assert "派给您办理" in text
    assert not any(word in text for word in (case.what, case.place_note, "sun", "li"))


def test_an_act_is_written_once_however_often_it_is_followed(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    dispatched(sun, qian, li)
    before = list(Notice.objects.order_by("pk").values())
    assert before
    Cursor.objects.update(seq=0)
    written()
    assert list(Notice.objects.order_by("pk").values()) == before


def test_rows_and_cursor_are_written_together(sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> None:
    wecom(sandbox)
    at = Cursor.objects.get().seq
    reported(sun)
    dispatched(sun, qian, li)
    Notice.objects.all().delete()
    Cursor.objects.update(seq=at)
    with transaction.atomic():
        following.follow(COUNTY)
        assert Notice.objects.exists()
        # As where the process is killed before the end.
        transaction.set_rollback(True)
    assert Cursor.objects.get().seq == at
    assert not Notice.objects.exists()


def test_a_county_that_sends_by_nothing_writes_nothing(sun: Actor, qian: Actor, li: Actor) -> None:
    dispatched(sun, qian, li)
    assert rows() == []
    assert following.unfollowed() == []


def test_who_did_it_and_who_may_not_hear_are_told_nothing(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor, zhou: Actor
) -> None:
    wecom(sandbox)
    case = dispatched(sun, qian, li)
    case = take(Target(case.pk, case.version, qian), "send_back", reason="不在本网格")
    written()
    told = set(Notice.objects.filter(act="case.sent_back").values_list("account__username", flat=True))
    # The desk of its township, not the next one's.
    assert told == {"li"}


def test_whoever_acts_on_the_case_has_seen_what_was_told_before(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    sms(sandbox)
    Account.objects.filter(pk=qian.account_id).update(phone="13800138000")
    case = dispatched(sun, qian, li)
    row = Notice.objects.get(act="case.dispatched")
    assert (row.unless_seen, row.due_at) == (True, row.at + timedelta(minutes=30))
    take(Target(case.pk, case.version, qian), "receive")
    written()
    with clock.set_to(NOON + timedelta(hours=1)):
        sending.send_due(COUNTY, "sms")
    assert rows(act="case.dispatched") == [("case.dispatched", "sms", "skipped", "seen")]
    assert sandbox.texts == []


def test_what_nobody_has_seen_comes_by_message_after_a_while(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    sms(sandbox)
    Account.objects.filter(pk=qian.account_id).update(phone="138 0013 8000")
    dispatched(sun, qian, li)
    assert sending.due() == []
    with clock.set_to(NOON + timedelta(minutes=31)):
        assert sending.due() == [(COUNTY, "sms")]
        sending.send_due(COUNTY, "sms")
    assert [to for to, _text in sandbox.texts] == ["13800138000"]


def test_who_has_left_the_post_is_not_told_and_who_holds_it_now_is(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    case = dispatched(sun, qian, li)
    take(Target(case.pk, case.version, qian), "send_back", reason="不在本网格")
    written()
    Post.objects.filter(pk=li.post_id).update(ends_on=clock.today() - timedelta(days=1))
    appoint("li2", "dispatcher", FIRST_GRID[:9])
    for _round in range(2):
        sending.send_due(COUNTY, "wecom")
    told = Notice.objects.filter(act="case.sent_back").order_by("account__username")
    assert [(one.account.username, one.state, one.reason) for one in told] == [
        ("li", "skipped", "left"),
        ("li2", "sent", ""),
    ]


class TestWhen:
    def test_nobody_is_woken_for_what_can_wait(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        night = NOON + timedelta(hours=11)
        with clock.set_to(night):
            dispatched(sun, qian, li)
            assert sending.due() == []
        row = Notice.objects.get(act="case.dispatched")
        assert row.due_at == clock.day_begins(date(2026, 11, 26)) + timedelta(hours=7)

    def test_what_is_urgent_comes_at_night(self) -> None:
        night = NOON + timedelta(hours=11)
        assert wishes.USUAL.due(night, urgent=True, gathered=False) == night

    @pytest.mark.parametrize(
        ("hour", "said", "due"),
        [
            (6, wishes.USUAL, 7),
            (7, wishes.USUAL, 7),
            (21, wishes.USUAL, 21),
            (23, wishes.USUAL, 24 + 7),
            (13, wishes.Wishes(quiet_from=12, quiet_to=14), 14),
            (14, wishes.Wishes(quiet_from=12, quiet_to=14), 14),
            (23, wishes.Wishes(quiet=False), 23),
            (23, wishes.Wishes(quiet_from=5, quiet_to=5), 23),
        ],
    )
    def test_quiet_hours_are_ones_own(self, hour: int, said: wishes.Wishes, due: int) -> None:
        midnight = clock.day_begins(date(2026, 11, 25))
        asked = said.due(midnight + timedelta(hours=hour), urgent=False, gathered=False)
        assert asked == midnight + timedelta(hours=due)

    def test_the_hours_that_a_page_tells_are_those_at_which_it_comes(self) -> None:
        midnight = clock.day_begins(date(2026, 11, 25))
        for begins, ends in product(range(0, 24, 3), range(24)):
            said = wishes.Wishes(quiet_from=begins, quiet_to=ends)
            hours = {
                timezone.localtime(
                    said.due(midnight + timedelta(hours=hour, minutes=1), urgent=False, gathered=True),
                    timezone.get_default_timezone(),
                ).hour
                for hour in range(24)
            }
            assert sorted(hours) == said.gathered_at()

    def test_what_is_gathered_goes_out_together(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        Preference.objects.create(account_id=qian.account_id, digest=True)
        cases = [dispatched(sun, qian, li) for _ in range(3)]
        assert sending.due() == []
        with clock.set_to(NOON + timedelta(hours=2, minutes=1)):
            sending.send_due(COUNTY, "wecom")
        [text] = [text for to, text in sandbox.texts if to == "qian"]
        assert "有 3 件待看" in text
        assert all(shown_code(case.code) in text for case in cases)
        assert len(set(Notice.objects.filter(account_id=qian.account_id).values_list("bundle"))) == 1

    def test_a_channel_that_somebody_switched_off_is_theirs_no_more(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        Preference.objects.create(account_id=qian.account_id, off=["wecom"])
        dispatched(sun, qian, li)
        assert rows(account_id=qian.account_id) == [("case.dispatched", "wecom", "skipped", "switched_off")]


class TestRoutes:
    def test_every_act_is_told_to_somebody_or_silent_with_a_reason(self) -> None:
        assert routes.unheard(routes.by_act(routes.shipped())) == []
        assert checks.check_routes(None) == []

    def test_a_move_nobody_hears_of_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without = [row for row in routes.shipped() if row["act"] != "case.dispatched"]
        monkeypatch.setattr(
            routes, "shipped", lambda: [*without, without[0] | {"audience": "nobody", "act": "case.x"}]
        )
        found = [(fault.id, fault.msg) for fault in checks.check_routes(None)]
        assert [pk for pk, _msg in found] == ["notices.W001", "notices.E001"]
        assert "case.dispatched" in found[0][1]
        assert "nobody" in found[1][1]

    def test_a_move_that_is_added_without_a_row_is_found(
        self, monkeypatch: pytest.MonkeyPatch, han: Actor
    ) -> None:
        known = tracks.moves_of(EVENT)
        more = {**known, "shout": replace(known["claim"], past="shouted")}
        monkeypatch.setattr(tracks, "moves_of", lambda code: more if code == EVENT else {})
        [found] = checks.check_routes(None)
        assert (found.id, "case.shouted" in found.msg) == ("notices.W001", True)
        # Whoever keeps the machine hears of it, too: the page, the probe and `./run doctor`.
        assert signed_in(han).get("/api/v1/notices/channels").json()["unheard"] == ["case.shouted"]
        assert PROBES["notices.unheard"].look(COUNTY) == Reading("watch", 1, "case.shouted")
        assert Client().get("/readyz").json()["acts_unheard"] == ["case.shouted"]

    def test_where_every_act_is_told_nothing_is_said(self) -> None:
        assert PROBES["notices.unheard"].look(COUNTY) == Reading("fine", 0)
        assert "acts_unheard" not in Client().get("/readyz").json()

    def test_nothing_silent_is_told(self) -> None:
        assert set(routes.silent()) & {row["act"] for row in routes.shipped()} == set()
        assert set(routes.silent()) - {"case.duty_overridden"} <= set(routes.acts())


def test_a_second_sender_leaves_the_channel_to_the_first(sandbox: Sandbox) -> None:
    sends_by("hook", url=sandbox.url, secret="x")
    with sending._alone(COUNTY, "hook") as mine:
        assert mine
