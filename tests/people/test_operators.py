"""The operator's console: accounts shut and opened, posts ended, devices signed out, passwords set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people import operators, services, throttle
from pingan.people.actors import Actor
from pingan.people.errors import UnfitArea, WrongCredentials
from pingan.people.management.commands import account as console
from pingan.people.models import Account, Device, Organisation, Post
from pingan.people.sessions import SessionStore
from pingan.territory.errors import AreaNotFound
from tests.cast import signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

NEW = "a-new-and-long-secret"


def run(*words: str) -> str:
    out = StringIO()
    call_command("account", *words, stdout=out)
    return out.getvalue()


def acts(actor: Actor) -> list[tuple[str, Any]]:
    """What was done to the account since it was appointed, and by whom."""
    found = Act.objects.filter(object_id=actor.account_id).exclude(type="people.appointed").order_by("id")
    return [(act.type, act.actor) for act in found]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What the operator types when asked for a password, in order."""

    def prepare(*answers: str) -> None:
        waiting = iter(answers)
        monkeypatch.setattr(console, "getpass", lambda _prompt: next(waiting))

    return prepare


def test_an_account_that_is_shut_is_out_at_once_and_stays_out(qian: Actor, li: Actor) -> None:
    phone = signed_in(qian)
    assert "已停用 qian" in run("deactivate", "qian", "--by", "li")
    assert phone.get("/api/v1/session").status_code == 401
    run("deactivate", "qian")
    run("reactivate", "qian", "--by", "li")
    # Open again, and still nobody is signed in who has not given the password anew.
    assert phone.get("/api/v1/session").status_code == 401
    assert signed_in(qian).get("/api/v1/session").status_code == 200
    assert acts(qian) == [("people.deactivated", li.account_id), ("people.reactivated", li.account_id)]


def test_every_device_of_an_account_is_signed_out(qian: Actor, sun: Actor) -> None:
    phones, other = [signed_in(qian), signed_in(qian)], signed_in(sun)
    assert "2" in run("sign-out", "qian")
    assert [phone.get("/api/v1/session").status_code for phone in phones] == [401, 401]
    assert other.get("/api/v1/session").status_code == 200
    run("sign-out", "qian")
    assert acts(qian) == [("people.devices_signed_out", None)]


def test_a_county_of_another_day_has_nobody_signed_in(qian: Actor, sun: Actor) -> None:
    phones = [signed_in(one) for one in (qian, qian, sun)]
    out = StringIO()
    call_command("end_sessions", stdout=out)
    assert out.getvalue().split()[0] == "3"
    assert [phone.get("/api/v1/session").status_code for phone in phones] == [401] * 3
    for one in (qian, sun):
        assert acts(one) == [("people.devices_signed_out", None)]


def test_a_number_at_work_is_noted_and_taken_away(qian: Actor) -> None:
    run("set-phone", "qian", "0999-1234567")
    run("set-phone", "qian", "0999-1234567")
    assert Account.objects.get(pk=qian.account_id).phone == "0999-1234567"
    for wrong in ("12", "abc", "1" * 21, "电话"):
        with pytest.raises(CommandError):
            run("set-phone", "qian", wrong)
    run("set-phone", "qian", "")
    assert Account.objects.get(pk=qian.account_id).phone == ""
    # Twice, and what the number was stands in neither.
    assert [act.facts for act in Act.objects.filter(type="people.phone_set")] == [{}, {}]


def test_a_new_password_is_asked_for_and_ends_every_session(qian: Actor, typed: Callable[..., None]) -> None:
    phone = signed_in(qian)
    for _ in range(throttle.FAILURES_PER_DEVICE):
        throttle.begin(username="qian", address=None, device=None)
    typed(NEW, NEW)
    assert NEW not in run("set-password", "qian")
    assert phone.get("/api/v1/session").status_code == 401
    said = {"username": "qian", "password": NEW, "address": None, "user_agent": "tests"}
    assert services.sign_in(session=SessionStore(), **said) == qian
    assert acts(qian) == [("people.password_set", None), ("people.signed_in", qian.account_id)]


def test_a_password_an_operator_knows_must_be_changed(qian: Actor, typed: Callable[..., None]) -> None:
    typed("")
    shown = run("set-password", "qian")
    password = shown.partition("初始密码：")[2].split()[0]
    account = Account.objects.get(pk=qian.account_id)
    assert account.check_password(password)
    assert account.must_change_password
    assert "下次登录须自设" in run("show", "qian")
    assert password not in run("set-password", "qian", "--generate")


def test_an_account_is_opened_and_appointed(qian: Actor, li: Actor) -> None:
    shown = run("open", "Zhang.San", "张三", "--generate", "--by", "li")
    password = shown.partition("初始密码：")[2].split()[0]
    assert "appoint zhang.san" in shown
    told = run("appoint", "ZHANG.SAN", "网格员", f" {NEXT_GRID[:9]} {NEXT_GRID[9:]}", "--by", "li")
    post = Post.objects.get(account__username="zhang.san")
    assert (post.role, post.area_code, post.starts_on) == ("grid_worker", NEXT_GRID, timezone.localdate())
    assert post.organisation.name in told
    assert post.organisation.area_code == NEXT_GRID[:12]
    act = Act.objects.get(type="people.appointed", object_id=post.account_id)
    assert (act.actor, act.facts) == (li.account_id, {"post": str(post.pk)})
    store = SessionStore()
    services.sign_in(session=store, username="Zhang.San", password=password, address=None, user_agent="t")
    assert store.must_change_password
    # The second of the same kind there is employed by the same.
    run("open", "lisi", "李四", "--generate")
    run("appoint", "lisi", "grid_worker", NEXT_GRID, "--last-day", "2099-12-31")
    assert Post.objects.get(account__username="lisi").organisation == post.organisation


def test_a_second_organisation_of_a_kind_is_named(qian: Actor, li: Actor) -> None:
    """A county's second bureau was an error of the database."""
    for name in ("zhangsan", "lisi", "wangwu", "zhaoliu"):
        run("open", name, "某人", "--generate")
    run("appoint", "zhangsan", "leader", "999921")
    bureau = ("--organisation", "示例县住建局", "--organisation-en", "Example Housing Bureau")
    assert "再任命时仍须写明" in run("appoint", "lisi", "leader", "999921", *bureau)
    run("appoint", "wangwu", "leader", "999921", "--organisation", "示例县住建局")
    assert "再任命时" not in run("appoint", "zhaoliu", "leader", "999921")
    employers = [Post.objects.get(account__username=name).organisation for name in ("zhangsan", "lisi")]
    assert [employer.name_en for employer in employers] == [
        "No. County Governance Group",
        "Example Housing Bureau",
    ]
    assert Post.objects.get(account__username="wangwu").organisation == employers[1]
    assert Post.objects.get(account__username="zhaoliu").organisation == employers[0]


UNFIT: dict[str, tuple[str, ...]] = {
    "weak": ("open", "he", "何以宁"),
    "taken in another case": ("open", "QIAN", "钱"),
    "a name with blanks": ("open", "zhang san", "张三"),
    "a name of one letter": ("open", "z", "张三"),
    "nobody": ("open", "zhangsan", " "),
    "an endless name": ("open", "zhangsan", "张" * 41),
    "no such area": ("appoint", "sun", "grid_worker", "999921100001999"),
    "a worker of a township": ("appoint", "sun", "grid_worker", "999921100"),
    "a dispatcher of a county": ("appoint", "sun", "dispatcher", "999921"),
    "a mediator of a grid": ("appoint", "sun", "mediator", FIRST_GRID),
    "a leader of a township": ("appoint", "sun", "leader", "999921100"),
    "no area at all": ("appoint", "sun", "leader", "abc"),
    "no such role": ("appoint", "sun", "king", "999921"),
    "the same once more": ("appoint", "sun", "grid_worker", NEXT_GRID),
    "ends before it begins": ("appoint", "sun", "leader", "999921", "--last-day", "2020-01-01"),
    "no day": ("appoint", "sun", "leader", "999921", "--last-day", "tomorrow"),
    "no day to end": ("end-post", "sun", "--last-day", "31.12.2026"),
    "no number": ("end-post", "sun", "7"),
    "bytes that are no name": ("show", "\udcff"),
}


@pytest.mark.parametrize("why", UNFIT)
def test_what_does_not_fit_is_refused_in_both_languages(
    qian: Actor, sun: Actor, typed: Callable[..., None], why: str
) -> None:
    weak = {"weak": "1"}.get(why, NEW)
    typed(weak, weak)
    before = set(Account.objects.values_list("username")), set(Post.objects.values_list("pk"))
    with pytest.raises(CommandError) as refused:
        run(*UNFIT[why])
    chinese, english = str(refused.value).rsplit(" · ", 1)
    assert not chinese.isascii()
    assert english
    assert before == (set(Account.objects.values_list("username")), set(Post.objects.values_list("pk")))


@pytest.mark.parametrize("unfit", ["999921100001999", "999921100", ""])
def test_the_service_itself_appoints_nobody_to_nowhere(qian: Actor, unfit: str) -> None:
    """Lists of such a post answered 500."""
    with pytest.raises((AreaNotFound, UnfitArea)):
        services.appoint(
            account=Account.objects.get(pk=qian.account_id),
            role="grid_worker",
            area_code=unfit,
            organisation=Organisation.objects.get(pk=qian.organisation_id),
            starts_on=timezone.localdate(),
        )


@pytest.mark.parametrize(("first", "second"), [(NEW, "something else"), ("short", "short"), ("qian", "qian")])
def test_a_password_that_will_not_do_changes_nothing(
    qian: Actor, typed: Callable[..., None], first: str, second: str
) -> None:
    before = Account.objects.get(pk=qian.account_id).password
    phone = signed_in(qian)
    typed(first, second)
    with pytest.raises(CommandError) as refused:
        run("set-password", "qian")
    assert " · " in str(refused.value)
    assert Account.objects.get(pk=qian.account_id).password == before
    assert phone.get("/api/v1/session").status_code == 200
    assert acts(qian) == []


def test_a_post_ends_at_once_or_on_a_day_to_come(qian: Actor, li: Actor) -> None:
    phone = signed_in(qian)
    later = timezone.localdate() + timedelta(days=30)
    run("end-post", "qian", str(qian.post_id), "--last-day", later.isoformat(), "--by", "li")
    assert phone.get("/api/v1/session").status_code == 200
    run("end-post", "qian")
    assert phone.get("/api/v1/session").status_code == 401
    assert Post.objects.get(pk=qian.post_id).ends_on == timezone.localdate() - timedelta(days=1)
    assert acts(qian) == [("people.post_ended", li.account_id), ("people.post_ended", None)]


def test_an_operator_looks_before_acting(qian: Actor) -> None:
    signed_in(qian)
    shown = run("show", "qian")
    assert str(qian.post_id) in shown
    assert "1 台设备" in shown
    assert acts(qian) == []


REFUSED: dict[str, Callable[[Actor, Actor], list[str]]] = {
    "unknown account": lambda _qian, _sun: ["deactivate", "nobody"],
    "unknown operator": lambda _qian, _sun: ["deactivate", "qian", "--by", "nobody"],
    "shut operator": lambda _qian, _sun: ["deactivate", "qian", "--by", "sun"],
    "unknown post": lambda _qian, _sun: ["end-post", "qian", str(uuid7())],
    "somebody else's post": lambda _qian, sun: ["end-post", "qian", str(sun.post_id)],
    "before it began": lambda _qian, _sun: ["end-post", "qian", "--last-day", "2019-12-31"],
    "never appointed": lambda _qian, _sun: ["deactivate", "he"],
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_done_is_said_in_both_languages(qian: Actor, sun: Actor, why: str) -> None:
    services.open_account(username="he", name="何以宁", password=NEW)
    operators.deactivate_account(account_id=sun.account_id, by=None)
    with pytest.raises(CommandError) as refused:
        run(*REFUSED[why](qian, sun))
    chinese, english = str(refused.value).split(" · ")
    assert not chinese.isascii()
    assert english.isascii()
    assert acts(qian) == []
    assert Account.objects.get(pk=qian.account_id).is_active
    assert Account.objects.get(username="he").is_active


def test_one_of_several_posts_must_be_named(qian: Actor) -> None:
    account = Account.objects.get(pk=qian.account_id)
    organisation = Organisation.objects.get(pk=qian.organisation_id)
    services.appoint(
        account=account,
        role="grid_worker",
        area_code=NEXT_GRID,
        organisation=organisation,
        starts_on=timezone.localdate(),
    )
    with pytest.raises(CommandError, match="不止一个"):
        run("end-post", "qian")


def test_a_sign_in_under_way_does_not_outlive_the_shutting_of_the_account(
    qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    operators.set_password(account_id=qian.account_id, password=NEW, by=None)

    def check_and_be_overtaken(*_words: str) -> bool:
        operators.deactivate_account(account_id=qian.account_id, by=None)
        return True

    monkeypatch.setattr(services, "check_password", check_and_be_overtaken)
    said = {"username": "qian", "password": NEW, "address": None, "user_agent": "tests"}
    with pytest.raises(WrongCredentials):
        services.sign_in(session=SessionStore(), **said)
    assert not Device.objects.filter(account_id=qian.account_id).exists()
