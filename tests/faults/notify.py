"""A department of many people, one act that all of them are to hear of, and a worker that tells them.

Runs as a process inside the platform (`Place.python`); the worker is what the drill kills.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

django.setup()

from pingan.cases.models import Case  # noqa: E402
from pingan.cases.services import Target, take  # noqa: E402
from pingan.core import clock  # noqa: E402
from pingan.core.ids import read_public_code  # noqa: E402
from pingan.journal import selectors as journal  # noqa: E402
from pingan.notices import following, gateways, sending  # noqa: E402
from pingan.notices.models import Cursor, Notice, Preference, State, Subscription  # noqa: E402
from pingan.notices.webpush import Told  # noqa: E402
from pingan.people import services  # noqa: E402
from pingan.people.actors import Actor  # noqa: E402
from pingan.people.models import Account, Device, Organisation, Post  # noqa: E402

CHANNEL = "sms"
PHONE = "13800138000"


def prepare(url: str, count: int, repeats: str) -> str:
    """Everybody has a number; the county sends by the sandbox; a case is assigned to all of them."""
    desk = Post.objects.filter(role="county_dispatcher", account__is_active=True).order_by("id")[0]
    county = desk.area_code
    kind = Organisation.objects.filter(kind="department", area_code=county).order_by("id")[0].kind
    name = f"演练单位 {url.rsplit(':', 1)[1]}"
    made = Organisation.objects.create(kind=kind, area_code=county, name=name, name_en=name)
    for number in range(count):
        # Each by itself: so many acts no transaction takes.
        username = f"told-{made.pk.hex[-6:]}-{number}"
        account = Account.objects.create(username=username, name=username, phone=f"139{number:08d}")
        services.appoint(
            account=account,
            role="department",
            area_code=county,
            organisation=made,
            starts_on=clock.today() - timedelta(days=1),
        )
    gateways.set_up(county, CHANNEL, {"url": f"{url}/sms", "key": "good", "repeats": repeats})
    Cursor.objects.update_or_create(county=county, defaults={"seq": journal.head(county)})
    by = Actor(desk.account_id, desk.pk, desk.role, county, desk.organisation_id, desk.account.name)
    case = Case.objects.filter(county_code=county, track="event", state="reported").order_by("-id")[0]
    take(Target(case.pk, case.version, by), "assign", organisation_id=made.pk, reason="演练")
    return json.dumps({"county": county, "seq": journal.head(county), "made": str(made.pk)})


def work(county: str) -> None:
    """What the worker does, from the journal to the gateway, until nothing is left."""
    while following.follow(county):
        pass
    # At once, for this drill: a message comes half an hour later where nobody has looked by then.
    waiting = Notice.objects.filter(county_code=county, channel=CHANNEL, state=State.WAITING)
    waiting.filter(due_at__gt=clock.now()).update(due_at=clock.now(), unless_seen=False)
    while sending.send_due(county, CHANNEL):
        pass


def send_to(session_key: str, told: str, code: str, url: str) -> str:
    """The session's browser takes pushes, and its worker has a number and a name in WeCom; a case of their
    grid is sent to them. Who is told, and when, is left to the platform."""
    device = Device.objects.select_related("account", "post").get(session_key=session_key)
    worker, post = device.account, device.post
    assert worker is not None
    assert post is not None
    county, browser = post.area_code[:6], Told.load(told)
    assert browser.is_sound()
    Subscription.objects.all().delete()
    Subscription(account=worker, device=device, mark=b"drill", told=browser.dump(), at=clock.now()).save()
    Preference.objects.update_or_create(account=worker, defaults={"quiet": False})
    Account.objects.filter(pk=worker.pk).update(phone=PHONE)
    gateways.set_up(county, "push", {})
    gateways.set_up(county, "sms", {"url": f"{url}/sms", "key": "good", "repeats": "yes"})
    wecom = {"url": url, "corpid": "c", "secret": "s", "agentid": "1000002", "by_username": "yes"}
    gateways.set_up(county, "wecom", wecom)
    Cursor.objects.update_or_create(county=county, defaults={"seq": journal.head(county)})
    desk = Post.objects.filter(role="county_dispatcher", account__is_active=True).order_by("id")[0]
    by = Actor(desk.account_id, desk.pk, desk.role, county, desk.organisation_id, desk.account.name)
    case = Case.objects.get(code=read_public_code(code))
    take(Target(case.pk, case.version, by), "dispatch", worker_id=worker.pk)
    said = {"username": worker.username, "phone": PHONE, "reporter": case.reporter.name}
    return json.dumps({"case": str(case.pk), **said})


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        sys.stdout.write(prepare(sys.argv[2], int(sys.argv[3]), sys.argv[4]))
    elif sys.argv[1] == "send_to":
        sys.stdout.write(send_to(*sys.argv[2:6]))
    else:
        work(sys.argv[2])
