"""A small cast: everybody the tests' stories need, one account and one post each.

qian works grid 1 and sun the next grid of the same village; li sits at their township's desk, zhou at the
next one's and feng at the county's; shen and peng work for one department of the county, chu for another; wu
and zheng mediate for the county, wang for the first township; chen leads the county; han administers its
system, cai its security, and ding audits both.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.conf import settings
from django.test import Client

from pingan.cases.measured import Place
from pingan.cases.models import Step
from pingan.cases.reporting import Report
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people import services
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation, Post
from pingan.people.roles import ROLES
from pingan.people.sessions import SessionStore
from tests import again
from tests.contract.answers import contract
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID, middle

# Whose employer is not the only one of its kind there.
BUREAUS = {"shen": "住建局", "peng": "住建局", "chu": "水务局"}

PARTS: dict[str, tuple[str, str]] = {
    "qian": ("grid_worker", FIRST_GRID),
    "sun": ("grid_worker", NEXT_GRID),
    "li": ("dispatcher", FIRST_GRID[:9]),
    "zhou": ("dispatcher", "999921101"),
    "feng": ("county_dispatcher", COUNTY),
    "shen": ("department", COUNTY),
    "peng": ("department", COUNTY),
    "chu": ("department", COUNTY),
    "wu": ("mediator", COUNTY),
    "zheng": ("mediator", COUNTY),
    "wang": ("mediator", FIRST_GRID[:9]),
    "chen": ("leader", COUNTY),
    "han": ("administrator", COUNTY),
    "cai": ("security_admin", COUNTY),
    "ding": ("audit_admin", COUNTY),
}


def organisation_of(area_code: str, kind: str, name: str = "示例中心") -> Organisation:
    """The one of that kind and name there, founded where there is none yet."""
    return Organisation.objects.get_or_create(
        kind=kind,
        area_code=area_code,
        name=name,
        # The same wherever it is founded, so that a part written again finds its employer.
        defaults={"id": uuid5(NAMESPACE_OID, f"{kind} {area_code} {name}"), "name_en": "Example Centre"},
    )[0]


def part(name: str) -> Actor:
    """One of the cast, at their desk: appointed at the first call of a day, whatever the clock says the day
    is, and from then on written again as they were then."""
    today = clock.today()
    if (name, today) in _parts:
        actor, written = _parts[name, today]
        written.write(shared=["people_organisation"])
        return actor
    role, area = PARTS[name]
    actor = appoint(
        name, role, area, organisation_of(area, ROLES[role].employer, BUREAUS.get(name, "示例中心"))
    )
    _parts[name, today] = (
        actor,
        again.written(
            Organisation.objects.filter(pk=actor.organisation_id),
            Account.objects.filter(pk=actor.account_id),
            Post.objects.filter(pk=actor.post_id),
            Act.objects.filter(object_id=actor.account_id),
        ),
    )
    return actor


_parts: dict[tuple[str, date], tuple[Actor, again.Written]] = {}


def appoint(name: str, role: str, area_code: str, employer: Organisation | None = None) -> Actor:
    """An account of that name with one post since long ago. It has no password: tests sign it in directly."""
    organisation = employer or organisation_of(area_code, ROLES[role].employer)
    account = Account.objects.create(username=name, name=name)
    post = services.appoint(
        account=account,
        role=role,
        area_code=area_code,
        organisation=organisation,
        starts_on=date(2020, 1, 1),
    )
    return Actor(account.id, post.id, role, area_code, organisation.id, account.name)


class Browser(Client):
    """A browser with one of our pages: it says for whom it acts, as the session's answers told it.

    Every answer it gets is held against the committed contract.
    """

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        kind = answer.headers.get("Content-Type", "")
        body = b"" if answer.streaming else answer.content
        method, path = request["REQUEST_METHOD"], request["PATH_INFO"]
        fault = contract().fault(method, path, answer.status_code, kind, body)
        assert not fault, fault
        if request["PATH_INFO"] in ("/api/v1/session", "/api/v1/session/post"):
            if answer.status_code == 200 and answer.content:
                session = answer.json()
                self.acts_as(session["account"]["id"], session["post"]["id"])
            elif answer.status_code == 204:
                self.defaults.pop("HTTP_ACTING_AS", None)
        return answer

    def acts_as(self, account_id: UUID | str, post_id: UUID | str) -> None:
        self.defaults["HTTP_ACTING_AS"] = f"{account_id}/{post_id}"


def signed_in(actor: Actor) -> Browser:
    """A browser signed in as the actor, who has shown all that there is to show, whatever clock a test moves;
    every answer is checked to be JSON or a page, never a crash page."""
    store, shown = SessionStore(), datetime(9000, 1, 1, tzinfo=UTC)
    store.sign_in(
        account_id=actor.account_id,
        post_id=actor.post_id,
        user_agent="tests",
        confirmed_at=shown,
        factor_at=shown,
    )
    browser = Browser(raise_request_exception=True)
    browser.cookies[settings.SESSION_COOKIE_NAME] = store.session_key or ""
    browser.acts_as(actor.account_id, actor.post_id)
    return browser


def report_of(grid: str = FIRST_GRID, **changes: Any) -> Report:
    """A sound report of a blocked ditch in the middle of a grid, with the changes asked for."""
    lng, lat = middle(grid)
    said: dict[str, Any] = {
        "id": uuid7(),
        "category": "0506",
        "what": "水渠被泥石堵住，水漫到路上。",
        "place_note": "桥头东侧",
        "urgency": None,
        "place": Place(lng, lat, "wgs84", accuracy_m=12.0),
        "grid_code": None,
        "occurred_at": None,
        "resolved_on_spot": False,
    }
    said |= changes
    return Report(**({"sent": {name: str(value) for name, value in said.items()}} | said))


def body_of(grid: str = FIRST_GRID, **changes: Any) -> dict[str, Any]:
    """The same report as a phone sends it."""
    lng, lat = middle(grid)
    return {
        "id": str(uuid7()),
        "category": "0506",
        "what": "水渠被泥石堵住，水漫到路上。",
        "location": {"lng": lng, "lat": lat, "datum": "wgs84", "accuracy_m": 12.0},
    } | changes


def actions_of(case_id: UUID) -> list[str]:
    """The timeline as a list of words."""
    return list(Step.objects.filter(case_id=case_id).order_by("id").values_list("action", flat=True))
