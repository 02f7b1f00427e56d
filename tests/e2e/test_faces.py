"""Every face, in both languages, at desk and phone size: readable by everyone, and talking to nobody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import ROOT, Platform, SignIn

pytestmark = pytest.mark.e2e
AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()
FACES = [
    ("qian", "/m/", 360, 740),
    ("qian", "/m/#/report", 360, 740),
    ("qian", "/m/#/households", 412, 915),
    ("li", "/desk/", 1366, 768),
    ("wu", "/desk/", 1366, 768),
    ("chen", "/region/", 1366, 768),
    ("chen", "/region/", 390, 844),
]


def complaints(page: Page) -> list[str]:
    """What axe finds, one line each."""
    # Through the debugger rather than a script element, which the page's policy would refuse.
    page.evaluate(AXE)
    run: dict[str, Any] = page.evaluate("axe.run()")
    assert len(run["passes"]) > 10, "axe has looked at nothing"
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in run["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize(("who", "face", "width", "height"), FACES)
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
