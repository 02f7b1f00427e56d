"""Every face, in both languages, at desk and phone size: readable by everyone, and talking to nobody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import ROOT, Platform, SignIn

pytestmark = pytest.mark.e2e
AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# Off unless asked for, and both matter here: what is shown is spoken, and a thumb hits what it aims at.
MORE_RULES = "{ 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } }"
# A bar that stays lies over what is scrolled beneath it: a button there is judged where nothing lies over it.
IS_WHOLE = """async (target) => {
  document.querySelector(target).scrollIntoView({ block: 'center' })
  const run = await axe.run(document, { runOnly: ['target-size'] })
  return !run.violations.some(({ nodes }) => nodes.some((node) => node.target[0] === target))
}"""
# What a thumb is to hit on the phone's face, by itself and not as a word of a sentence.
TOO_SMALL = """() => [...document.querySelectorAll(
    'a[href], button, select, textarea, input')]
  .map((one) => (['file', 'radio', 'checkbox'].includes(one.type) && one.closest('label')) || one)
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 1 && height > 1 && (width < 47.5 || height < 47.5))
  .map(([html, { width, height }]) => `${width} x ${height}: ${html}`)"""
FACES = [
    ("qian", "/m/", 360, 740),
    ("qian", "/m/#/report", 360, 740),
    ("qian", "/m/#/households", 412, 915),
    ("qian", "/m/#/me", 360, 640),
    ("li", "/desk/", 1366, 768),
    ("wu", "/desk/", 1366, 768),
    ("chen", "/region/", 1366, 768),
    ("chen", "/region/", 390, 844),
    ("chen", "/region/?tab=lie", 1366, 768),
    ("zhou", "/desk/figures", 1366, 768),
    ("xu", "/manage/#/categories", 1366, 768),
    ("xu", "/manage/#/organisations", 390, 844),
    ("xu", "/manage/#/history", 1366, 768),
    ("xu", "/manage/#/whole", 390, 844),
]


# Their words are shorter or longer by little: one language shows what there is to see.
SHAPED_ALIKE = {"/region/?tab=lie", "/manage/#/organisations", "/manage/#/history", "/manage/#/whole"}


def complaints(page: Page) -> list[str]:
    """What axe finds, one line each."""
    # Through the debugger rather than a script element, which the page's policy would refuse.
    page.evaluate(AXE)
    run: dict[str, Any] = page.evaluate(f"axe.run({{ rules: {MORE_RULES} }})")
    assert len(run["passes"]) > 10, "axe has looked at nothing"
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in run["violations"]
        for node in violation["nodes"]
        if violation["id"] != "target-size" or not page.evaluate(IS_WHOLE, node["target"][0])
    ]


@pytest.mark.parametrize(
    ("who", "face", "width", "height", "language"),
    [
        (*face, language)
        for face in FACES
        for language in ("zh-CN", "en-US")
        if language == "zh-CN" or face[1] not in SHAPED_ALIKE
    ],
)
def test_a_face_is_sound(
    platform: Platform, sign_in: SignIn, who: str, face: str, width: int, height: int, language: str
) -> None:
    page = sign_in(who, face, width=width, height=height, language=language, position=(90.4, 1.5))
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlparse(request.url).netloc))
    page.reload(wait_until="networkidle")
    page.wait_for_timeout(1500)

    assert page.locator("html").get_attribute("lang") == ("zh-CN" if language == "zh-CN" else "en")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{overflow} px wider than the screen"
    assert hosts - {"", urlparse(platform.url).netloc} == set()
    assert complaints(page) == []
    if face.startswith("/m/"):
        assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize(
    ("who", "face", "menu"), [("wu", "/desk/", ".person"), ("chen", "/region/", ".account summary")]
)
def test_an_account_s_menu_is_sound(sign_in: SignIn, who: str, face: str, menu: str, language: str) -> None:
    sign_in(who, face)
    page = sign_in(who, face, language=language)
    page.locator(menu).click()
    page.locator(".fold > button").last.click()
    page.locator(".devices li button").first.click()
    page.locator(".devices .sure").wait_for()
    assert complaints(page) == []


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize(("who", "address"), [("chen", "/region/?case="), ("li", "/desk/?case=")])
def test_a_dispute_keeps_its_words_in_a_sound_way(
    platform: Platform, sign_in: SignIn, who: str, address: str, language: str
) -> None:
    """A concluded dispute of li's township, seen by those who may not read what was said."""
    case = platform.one(
        "SELECT s.case_id FROM cases_step s JOIN cases_case c ON c.id = s.case_id, "
        "people_post p JOIN people_account a ON a.id = p.account_id "
        "WHERE s.action = 'conclude' AND a.username = 'li' AND c.township_code = p.area_code LIMIT 1"
    )
    page = sign_in(who, f"{address}{case}", language=language)
    page.locator(".timeline .withheld").first.wait_for()
    page.wait_for_timeout(500)
    assert complaints(page) == []
