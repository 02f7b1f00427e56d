"""The county's name and emblem: drawn anew, bounded, undone like any table, and shown on every page."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from pingan.config import emblems
from pingan.people.actors import Actor
from tests.cast import Browser, signed_in
from tests.config.conftest import Desk
from tests.territory.small_county import COUNTY

ADDRESS = "/api/v1/config/emblems"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def picture(colour: str = "red", size: tuple[int, int] = (400, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGBA", size, colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def browser(han: Actor) -> Browser:
    return signed_in(han)


def sent(browser: Browser, data: bytes) -> Any:
    return browser.post(ADDRESS, data=data, content_type="image/png")


def row(**cells: str) -> dict[str, str]:
    return {"code": COUNTY, "name": "示例新县", "name_en": "", "emblem": "", **cells}


def page_county() -> dict[str, str]:
    page = Client().get("/manage/").content.decode()
    found = re.search(r'id="pingan-config"[^>]*>(.*?)</script>', page)
    assert found
    county: dict[str, str] = json.loads(found[1])["county"]
    return county


def test_a_picture_becomes_two_squares_on_white_that_browsers_keep(browser: Browser) -> None:
    digest = sent(browser, picture()).json()["digest"]
    assert sent(browser, picture()).json()["digest"] == digest
    for size in emblems.SIZES:
        answer = Client().get(f"/emblems/{digest}-{size}.jpg")
        assert "immutable" in answer["Cache-Control"]
        drawn = Image.open(BytesIO(answer.content))
        assert (drawn.format, drawn.size) == ("JPEG", (size, size))
        # The red is in the middle, what it lacks to a square is white.
        red, edge = drawn.getpixel((size // 2, size // 2)), drawn.getpixel((size // 2, 2))
        assert red[1] < 60  # type: ignore[index,operator]
        assert edge[1] > 230  # type: ignore[index,operator]
    assert Client().get(f"/emblems/{digest}-64.jpg").status_code == 404
    assert Client().get(f"/emblems/{'0' * 64}-96.jpg").status_code == 404


def test_a_drawing_with_scripts_is_refused_with_the_reason(browser: Browser) -> None:
    answer = sent(browser, SVG)
    assert (answer.status_code, answer.json()["code"]) == (422, "no_emblem")
    assert sent(browser, b"no picture").status_code == 415
    assert sent(browser, b"\x89PNG\r\n\x1a\n" + bytes(emblems.MAX_BYTES)).status_code == 413


def test_no_more_are_kept_than_anybody_tries(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emblems, "MOST", 1)
    assert sent(browser, picture()).status_code == 200
    assert (sent(browser, picture("blue")).status_code, sent(browser, picture()).status_code) == (409, 200)


def test_pages_show_what_was_saved_and_an_undoing_brings_todays_mark_back(browser: Browser) -> None:
    came = page_county()
    assert came["emblem"] == ""
    desk = Desk(browser)
    digest = sent(browser, picture()).json()["digest"]
    assert desk.save(row(emblem=digest), section="county").status_code == 200
    assert page_county() == {**came, "name": "示例新县", "emblem": digest}
    [change] = desk.changes("county")
    assert desk.undo(change["id"]).status_code == 200
    assert page_county() == came


def test_another_countys_row_and_an_unknown_emblem_are_refused(browser: Browser) -> None:
    desk = Desk(browser)
    for wrong, column in ((row(code="999998"), "code"), (row(emblem="0" * 64), "emblem")):
        problems = desk.preview(wrong, section="county").json()["problems"]
        assert [one["column"] for one in problems] == [column]
