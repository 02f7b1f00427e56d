"""The pages: they open, carry what their scripts need, and let nothing foreign in."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import InterfaceError, OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from pingan import faces
from pingan.core import clock
from pingan.people import roles
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore
from pingan.territory.services import load_calendar
from tests.cast import signed_in

FACES = ["/m/", "/desk/", "/region/", "/manage/"]
# Addresses below a face at which it opens, too.
PAGES = ["/desk/ledgers"]


@pytest.mark.parametrize("address", ["/", *FACES, *PAGES])
def test_pages_open_for_anyone_and_name_no_other_host(db: None, address: str) -> None:
    page = Client().get(address)
    assert page.status_code == 200
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page.content.decode()) == []


@pytest.mark.parametrize("address", ["/", *FACES, *PAGES])
def test_nothing_but_our_own_files_may_run(db: None, address: str) -> None:
    page = Client().get(address)
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy + ";"
    assert "unsafe-eval" not in policy
    scripts = re.findall(r"<script(?![^>]*(?:src=|type=\"application/json\"))[^>]*>", page.content.decode())
    assert scripts == [], "an inline script would be refused by the policy"
    assert page["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", FACES)
def test_a_phone_s_keyboard_takes_its_room_from_the_page(db: None, address: str) -> None:
    """Unasked, browsers lay it over the page, and with it over the buttons at the foot of a form."""
    page = Client().get(address).content.decode()
    viewport = re.search(r'<meta name="viewport" content="([^"]*)">', page)
    assert viewport
    assert "interactive-widget=resizes-content" in viewport[1].split(", ")


@pytest.mark.parametrize("address", FACES)
def test_a_face_carries_its_configuration_and_the_token(db: None, address: str) -> None:
    page = Client().get(address)
    found = re.search(r'id="pingan-config" type="application/json">(.*?)</script>', page.content.decode())
    assert found
    config = json.loads(found[1])
    assert config["map"]["attribution_prefix"] == ""
    assert config["language"] == "zh-hans"
    assert "csrftoken" in page.cookies
    assert page["Cache-Control"] == "no-cache"


def test_the_desk_s_pages_stand_at_addresses_that_are_served() -> None:
    told = Path(settings.REPOSITORY) / "frontend" / "src" / "faces" / "desk" / "pages.ts"
    names = re.findall(r"^ +name: '(\w+)',$", told.read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    assert set(names) <= set(roles.FACES["desk"].pages)


@pytest.mark.parametrize("face", FACES)
def test_an_address_that_leads_nowhere_leads_to_the_face(db: None, face: str) -> None:
    gone = Client().get(f"{face}anything/at/all")
    assert (gone.status_code, gone["Location"]) == (302, face)


@pytest.mark.parametrize("address", FACES)
@pytest.mark.parametrize(
    ("language", "brand", "opening"), [("zh-hans", "平安网格", "正在打开"), ("en", "PingAn Grid", "Opening")]
)
def test_the_page_itself_paints_the_brand(
    db: None, address: str, language: str, brand: str, opening: str
) -> None:
    """On a slow line the first thing to be seen needs nothing but this answer."""
    page = Client(headers={"accept-language": language}).get(address).content.decode()
    head, body = page.split("</head>")
    assert "stylesheet" not in head, "a style sheet in the head keeps the screen blank until it is here"
    assert not re.search(r"<script(?![^>]*type=\"module\")", head)
    first = body[: body.index("<link")] if "<link" in body else body
    painted = first[: first.index('id="too-old"')]
    assert brand in painted
    assert opening in painted
    assert "<svg" in painted


@pytest.mark.parametrize("address", FACES)
def test_a_map_is_no_part_of_a_page_before_it_is_shown(db: None, address: str) -> None:
    page = Client().get(address).content.decode()
    assert "leaflet" not in re.sub(r"<script[^>]*json.*?</script>", "", page, flags=re.DOTALL)
    config = json.loads(re.findall(r'id="pingan-config"[^>]*>(.*?)</script>', page)[0])
    assert set(config["leaflet"]) == {"script", "style"}


@pytest.mark.parametrize("address", FACES)
def test_a_page_knows_when_to_be_quiet(db: None, address: str, settings: Any) -> None:
    settings.QUIET_HOURS = {"from": "21:30", "to": "06:30"}
    page = Client().get(address).content.decode()
    config = json.loads(re.findall(r'id="pingan-config"[^>]*>(.*?)</script>', page)[0])
    assert config["quiet_hours"] == {"from": "21:30", "to": "06:30"}


@pytest.mark.parametrize(
    ("said", "known"),
    [("https://grid.example.org", "https://grid.example.org"), ("http://localhost:8080", "")],
)
def test_a_page_knows_by_what_address_everybody_comes(db: None, said: str, known: str, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = said
    page = Client().get("/manage/").content.decode()
    config = json.loads(re.findall(r'id="pingan-config"[^>]*>(.*?)</script>', page)[0])
    assert config["address"] == known


@pytest.mark.parametrize("address", FACES)
def test_a_page_knows_which_years_are_not_announced(db: None, address: str) -> None:
    load_calendar()
    october = datetime(2026, 10, 31, 9, tzinfo=UTC)
    for moment, missing in ((october, []), (october + timedelta(days=1), ["2027"])):
        with clock.set_to(moment):
            page = Client().get(address).content.decode()
        config = json.loads(re.findall(r'id="pingan-config"[^>]*>(.*?)</script>', page)[0])
        assert config["years_missing"] == missing


@pytest.mark.parametrize("address", FACES)
def test_a_browser_below_the_floor_finds_plain_words(db: None, address: str) -> None:
    page = Client().get(address).content.decode()
    words = page[page.index('id="too-old"') :]
    assert "浏览器版本过低" in words
    assert "This browser is too old" in words
    # What shows them is read by browsers that know no modules, before anything else may fail.
    guard = re.search(r'<script src="([^"]*floor[^"]*)">', page)
    assert guard
    assert page.index(guard[0]) < page.index('type="module"' if 'type="module"' in page else "</body>")
    source = finders.find("faces/floor.js")
    assert isinstance(source, str)
    code = re.sub(r"/\*.*?\*/", "", Path(source).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"=>|`|\b(?:let|const|class)\b|\?\.", code), (
        "browsers of 2010 must be able to read it"
    )


def test_the_language_follows_the_cookie(db: None) -> None:
    client = Client()
    assert 'lang="zh-CN"' in client.get("/").content.decode()
    client.post("/language", {"language": "en"})
    assert 'lang="en"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("who", "face"), [("qian", "/m/"), ("li", "/desk/"), ("wu", "/desk/"), ("chen", "/region/")]
)
@pytest.mark.django_db
def test_the_entrance_leads_to_the_face_of_the_post(
    who: str, face: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    assert signed_in(actor).get("/")["Location"] == face


def test_health_and_readiness(db: None) -> None:
    assert Client().get("/healthz").json()["status"] == "ok"
    assert Client().get("/readyz").json()["status"] == "ready"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.django_db
def test_the_doors_open_while_the_database_is_away(
    error: type[Exception], qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise error

    browser = signed_in(qian)
    monkeypatch.setattr(SessionStore, "_who", away)
    monkeypatch.setattr(MigrationExecutor, "migration_plan", away)
    assert browser.get("/").status_code == 200
    readiness = browser.get("/readyz")
    assert (readiness.status_code, readiness.json()["status"]) == (503, "database_unreachable")


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v1/cases/1", "/tiles/cases/1/1/x.mvt"])
def test_unknown_addresses_answer_a_problem(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    if address.startswith("/api/"):
        assert answer["Content-Type"] == "application/problem+json"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Path:
    """A built frontend of a few files."""
    (tmp_path / ".vite").mkdir()
    chunks = {
        "src/faces/field/main.ts": {
            "file": "assets/field-1.js",
            "css": ["assets/field-1.css"],
            "imports": ["_shared"],
            "dynamicImports": ["src/later.vue"],
        },
        "_shared": {"file": "assets/shared-1.js"},
        "src/later.vue": {
            "file": "assets/later-1.js",
            "assets": ["assets/hill-1.svg"],
            "imports": ["_shared"],
        },
        "src/faces/desk/main.ts": {"file": "assets/desk-1.js"},
    }
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(chunks), encoding="utf-8")
    (tmp_path / "worker.js").write_text("self.addEventListener('fetch', answer)", encoding="utf-8")
    settings.FRONTEND_DIST = tmp_path
    monkeypatch.setattr(faces, "_manifest", faces._read_manifest.__wrapped__)
    return tmp_path


def given_to_the_worker() -> dict[str, Any]:
    text = Client().get("/m/sw.js").content.decode()
    given = re.match(r"self\.PINGAN = (\{.*\});\n", text)
    assert given
    assert text.endswith("self.addEventListener('fetch', answer)")
    told: dict[str, Any] = json.loads(given[1])
    return told


def test_the_worker_gets_all_that_its_page_may_load_and_no_other_face(db: None, built: Path) -> None:
    given = given_to_the_worker()
    app = [file for file in given["files"] if file.startswith("/static/app/")]
    named = ["field-1.css", "field-1.js", "hill-1.svg", "later-1.js", "shared-1.js"]
    assert app == [f"/static/app/assets/{name}" for name in named]
    assert given["page"] == "/m/"
    page = Client().get("/m/").content.decode()
    assert given["module"] in page
    # Everything else that the page names and that is no picture for the phone's own list of applications.
    beside = set(re.findall(r'(?:src|href)="(/static/(?!app/)[^"]+\.(?:js|css|svg))"', page))
    assert beside <= set(given["files"])
    assert {"/static/leaflet/leaflet.js", "/static/leaflet/leaflet.css"} <= set(given["files"])


def test_another_release_is_another_version_and_a_database_away_is_none(
    db: None, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = given_to_the_worker()["version"]
    monkeypatch.setattr(faces, "_years_missing", lambda: ["2031"])
    assert given_to_the_worker()["version"] == before
    manifest = built / ".vite" / "manifest.json"
    text = manifest.read_text(encoding="utf-8").replace("later-1.js", "later-2.js")
    manifest.write_text(text, encoding="utf-8")
    assert given_to_the_worker()["version"] != before


def test_another_name_or_emblem_of_the_county_is_another_version(
    db: None, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = given_to_the_worker()["version"]
    told = faces.county.told
    monkeypatch.setattr(faces.county, "told", lambda *said: {**told(*said), "emblem": "0" * 64})
    assert given_to_the_worker()["version"] != before

    def away(*_args: object) -> None:
        raise OperationalError

    monkeypatch.setattr(faces.county, "told", away)
    browser = Client(raise_request_exception=False)
    # A page opens without its emblem; the phones keep the worker they have.
    assert browser.get("/m/").status_code == 200
    assert browser.get("/m/sw.js").status_code >= 500


def test_the_worker_is_asked_for_each_time_and_reaches_its_own_face_only(db: None, built: Path) -> None:
    answer = Client().get("/m/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "Service-Worker-Allowed" not in answer
    assert "connect-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("missing", ["worker.js", ".vite/manifest.json"])
def test_there_is_no_worker_while_the_pages_are_being_built(db: None, built: Path, missing: str) -> None:
    (built / missing).unlink()
    assert Client().get("/m/sw.js").status_code == 404


@pytest.mark.parametrize(("language", "name"), [("zh-hans", "平安网格"), ("en", "PingAn Grid")])
def test_the_phone_s_page_can_be_put_among_applications(db: None, language: str, name: str) -> None:
    page = Client().get("/m/").content.decode()
    assert '<link rel="manifest" href="/m/manifest.webmanifest">' in page
    answer = Client(headers={"Accept-Language": language}).get("/m/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert told["short_name"] == name
    assert (told["scope"], told["start_url"], told["display"]) == ("/m/", "/m/", "standalone")
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in told["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))
    assert "manifest" not in Client().get("/desk/").content.decode()
