"""Every form of a case on the desk is filled in and sent, and the answer gets lost on its way.

The step is taken all the same, once, and nobody presses again: the page finds out what became of it, closes
the form, and says so. Also where the step itself takes the case out of its taker's sight.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect, sync_playwright

from pingan.core import clock
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.faults.callers import CSRF_TOKEN, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.county import County
from tests.faults.parts import ROOT, Platform
from tests.faults.phones import REPORTS

pytestmark = pytest.mark.faults
PATIENCE_MS = 30_000
CAST = ("qian", "li", "zhou", "shen")
# Who takes which steps of a case that stands where.
WALKS: Mapping[str, Mapping[str, str]] = {
    "li": {
        "reported": "claim reject dispatch assign hand_to_mediation remind recategorise correct_place rehome"
        " merge split note",
        "taken": "release pass_on ask_extension ask_suspension close",
        "sent": "recall",
        "objected": "uphold overrule",
        "handled": "verify rework close",
        "waiting": "resume",
        "merged": "unmerge",
        "closed": "reopen",
        "to_call": "evaluate",
    },
    "zhou": {"reported": "instruct supervise rehome", "supervised": "lift_supervision"},
    "shen": {"assigned": "receive send_back object", "received": "handle send_back ask_extension"},
}
# Taken by the key alone.
WITHOUT_FORM = ("claim", "receive")


def keys_of(pages: Path) -> dict[str, list[str]]:
    """By which keys each step is begun, as the pages have it."""
    groups = dict(re.findall(r"(correct|oversee): '(\w)'", (pages / "steps.ts").read_text(encoding="utf-8")))
    told = (pages / "ownSteps.ts").read_text(encoding="utf-8")
    keys = {"hand_to_mediation": ["m"]}
    for action, key, rest in re.findall(r"^  (\w+): \{ key: '(\w)'(.*)\},$", told, re.MULTILINE):
        group = re.search(r"group: '(\w+)'", rest)
        keys[action] = ([groups[group[1]]] if group else []) + [key]
    return keys


class Line:
    """Takes to the server what is asked, and loses the answer to the first step after `loses`."""

    def __init__(self, page: Page) -> None:
        self._loses = False
        self.status = 0
        page.route(re.compile(rf"{REPORTS}/[0-9a-f-]{{36}}/[a-z_]+$"), self._pass_on)

    def loses(self) -> None:
        self._loses, self.status = True, 0

    def _pass_on(self, route: Route) -> None:
        if route.request.method != "POST" or not self._loses:
            route.continue_()
            return
        self._loses = False
        self.status = route.fetch().status
        route.abort()


class Desk:
    """The page of somebody who takes steps by the keys."""

    def __init__(self, page: Page, origin: str, county: County) -> None:
        self.page, self._origin, self._county = page, origin, county
        self.line = Line(page)
        self._keys = keys_of(ROOT / "frontend" / "src" / "cases")

    def open(self, case_id: str) -> None:
        self.page.goto(f"{self._origin}/desk/?queue=open&case={case_id}")
        self.page.locator("main.case-pane .steps button").first.wait_for()

    def take(self, action: str, seen: Callable[[str], None]) -> None:
        """Everything its form asks for is filled in, looked at, and sent."""
        if action == "note":
            self.page.locator(".composer textarea").fill("演练一句")
            self.page.locator(".composer [type=submit]").click()
            return
        self.page.locator("main.case-pane").focus()
        for key in self._keys[action]:
            self.page.keyboard.press(key)
        if action in WITHOUT_FORM:
            return
        form = self.page.locator(".el-dialog:visible")
        form.wait_for()
        self._begin(form, action)
        self._fill(form)
        seen("filled")
        form.locator("button[type=submit]").click()

    def _begin(self, form: Locator, action: str) -> None:
        """What no hand finds without looking."""
        if action == "correct_place":
            land = form.locator(".leaflet-container")
            land.wait_for()
            box = land.bounding_box()
            assert box is not None
            self.page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
        if action == "rehome":
            # Found by two characters; the second, since the first may be where it lies already.
            form.locator("input[role=combobox]").fill("网格")
            self.page.locator("[role=option]:visible").nth(1).click()
        if action == "merge":
            other = self._county.read("li", f"{REPORTS}/{self._county.reported()}")
            form.locator(".find input").fill(other["code"])
            form.locator(".find input").press("Enter")
            form.locator(".pair").wait_for()

    def _fill(self, form: Locator) -> None:
        # A choice may bring another question up.
        for _ in range(3):
            for box in _empty(form.locator("input[role=combobox]")):
                box.click()
                self.page.locator("[role=option]:visible").first.wait_for()
                box.press("ArrowDown")
                box.press("Enter")
            for name in _groups(form):
                group = form.locator(f"input[type=radio][name='{name}']:not([disabled])")
                if not any(one.is_checked() for one in group.all()):
                    group.first.check(force=True)
            for box in _empty(form.locator("input[type=date]")):
                days = [box.get_attribute("min"), (clock.today() + timedelta(days=12)).isoformat()]
                latest = box.get_attribute("max")
                day = max(day for day in days if day)
                box.fill(min(day, latest) if latest else day)
        for number, box in enumerate(_empty(form.locator("textarea:visible"))):
            box.fill(f"演练第 {number} 句")


def _empty(found: Locator) -> Iterator[Locator]:
    yield from (box for box in found.all() if box.input_value() == "")


def _groups(form: Locator) -> list[str]:
    radios = form.locator("input[type=radio]:not([disabled])").all()
    return list(dict.fromkeys(str(one.get_attribute("name")) for one in radios))


@pytest.mark.parametrize("who", sorted(WALKS))
def test_what_was_sent_and_not_answered_is_done_once_and_told(
    who: str,
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
    request: pytest.FixtureRequest,
) -> None:
    wanted = request.config.getoption("--pictures")
    cast = {name: recruit(name, 1)[0] for name in CAST}
    asked = "SELECT organisation_id::text FROM people_post WHERE id = %s"
    office = str(platform.one(asked, cast["shen"].post_id))
    county = County({name: calls(person) for name, person in cast.items()}, office)
    origin = f"http://127.0.0.1:{platform.place.port}"
    cookies = {"pingan_session": cast[who].session_key, "csrftoken": CSRF_TOKEN}
    wrong: list[str] = []
    steps = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(
            viewport={"width": 1366, "height": 768}, locale="zh-CN", service_workers="block"
        )
        context.add_cookies([{"name": name, "value": said, "url": origin} for name, said in cookies.items()])
        context.set_default_timeout(PATIENCE_MS)
        desk = Desk(context.new_page(), origin, county)
        for state, actions in WALKS[who].items():
            for action in actions.split():

                def seen(moment: str, name: str = f"{who}-{state}-{action}") -> None:
                    if wanted:
                        desk.page.screenshot(path=Path(wanted) / f"{name}-{moment}.png")

                case_id = getattr(county, state)()
                desk.open(case_id)
                desk.line.loses()
                desk.take(action, seen)
                # The word is there for some seconds only.
                expect(desk.page.locator(".el-message--success").first).to_be_visible(timeout=PATIENCE_MS)
                seen("told")
                expect(desk.page.locator(".el-dialog:visible")).to_have_count(0, timeout=PATIENCE_MS)
                taken = platform.one(
                    "SELECT count(*) FROM cases_step WHERE case_id = %s AND action = %s AND by_id = %s",
                    case_id,
                    action,
                    cast[who].account_id,
                )
                steps += 1
                if (desk.line.status // 100, taken) != (2, 1):
                    wrong.append(f"{state} {action}: answered {desk.line.status}, taken {taken} times")
        chromium.close()
    drill.tell(steps=steps)
    assert wrong == []
    assert steps == sum(len(actions.split()) for actions in WALKS[who].values())
