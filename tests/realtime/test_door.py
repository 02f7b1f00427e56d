"""Before the sockets: strangers, broken programs and pages of others are refused without a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator

from pingan.asgi import application
from pingan.people.actors import Actor
from tests import cast
from tests.realtime.conftest import Page, session_of

HOST = "grid.example.org:8443"
# Origin, whether it is a page of ours at that host.
ORIGINS = [
    ("http://grid.example.org:8443", True),
    ("http://office.example.org", True),  # named in the settings
    ("http://east.branch.example.org", True),  # its domain is
    ("http://grid.example.org", False),
    ("http://grid.example.org:8444", False),
    ("https://grid.example.org:8443", False),
    ("http://GRID.example.org:8443.evil.example", False),
    ("http://office.example.org:81", False),
    ("https://office.example.org", False),
    ("http://branch.example.org.evil.example", False),
    ("null", False),
    ("", False),
    ("http://[::1", False),
    ("http://[", False),
    ("//grid.example.org:8443", False),
    ("\\x00", False),
    ("键", False),
]


@pytest.fixture(autouse=True)
def named(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["grid.example.org", "127.0.0.1"]
    settings.CSRF_TRUSTED_ORIGINS = ["http://office.example.org", "http://*.branch.example.org"]


def handshake(path: str = "/ws/live", **headers: str) -> ApplicationCommunicator:
    told = {"host": HOST, "origin": f"http://{HOST}"} | headers
    return ApplicationCommunicator(
        application,
        {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in told.items()],
            "subprotocols": [],
            "extensions": {"websocket.http.response": {}},
        },
    )


async def refusal(wire: ApplicationCommunicator) -> tuple[int, dict[str, Any]]:
    await wire.send_input({"type": "websocket.connect"})
    start = await wire.receive_output(timeout=5)
    assert start["type"] == "websocket.http.response.start", start
    body = await wire.receive_output(timeout=5)
    await wire.wait(timeout=5)
    return start["status"], json.loads(body["body"])


@pytest.mark.parametrize("path", ["/ws/nothing", "/ws//live", "/ws/live/", "/ws/", "/ws/live\\n", "/键"])
async def test_another_address_is_not_found(path: str) -> None:
    status, problem = await refusal(handshake(path))
    assert (status, problem["code"]) == (404, "not_found")


@pytest.mark.parametrize("host", ["elsewhere.example", "", "grid.example.org:port", "[", "键"])
async def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    status, problem = await refusal(handshake(host=host))
    assert (status, problem["code"]) == (400, "bad_input")


async def test_the_refusal_speaks_the_readers_language() -> None:
    _, chinese = await refusal(handshake("/ws/nothing"))
    _, english = await refusal(handshake("/ws/nothing", cookie="pingan_language=en"))
    assert (chinese["title"], english["title"]) == ("没有找到", "Not found")


async def test_a_server_that_cannot_answer_in_words_just_refuses() -> None:
    wire = handshake("/ws/nothing")
    wire.scope["extensions"] = {}
    await wire.send_input({"type": "websocket.connect"})
    assert await wire.receive_output(timeout=5) == {"type": "websocket.close"}


async def test_plain_http_that_strayed_here_is_read_and_told_so() -> None:
    wire = ApplicationCommunicator(application, {"type": "http", "path": "/ws/live", "headers": []})
    await wire.send_input({"type": "http.request", "body": b"a", "more_body": True})
    assert await wire.receive_nothing(timeout=0.05), "answered before the body was read"
    await wire.send_input({"type": "http.request", "body": b"b", "more_body": False})
    assert (await wire.receive_output(timeout=5))["status"] == 404


@pytest.mark.parametrize(("origin", "ours"), ORIGINS)
@pytest.mark.django_db(transaction=True)
async def test_one_rule_of_origin_for_http_and_sockets(
    pages: type[Page], li: Actor, origin: str, ours: bool
) -> None:
    page = pages(await sync_to_async(session_of)(li), origin.encode())
    page.wire.scope["headers"][0] = (b"host", HOST.encode())
    assert await page.open() is ours
    assert (await sync_to_async(wrote)(li, origin)) is ours


def wrote(who: Actor, origin: str) -> bool:
    """Whether a page of that origin may write over HTTP: here, sign its own devices out."""
    browser = cast.signed_in(who)
    browser.handler.enforce_csrf_checks = True
    browser.cookies["csrftoken"] = "a" * 32
    answer = browser.delete(
        "/api/v1/session/devices",
        headers={"Host": HOST, "Origin": origin.encode().decode("latin-1"), "X-CSRFToken": "a" * 32},
    )
    if answer.status_code != 204:
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")
    return bool(answer.status_code == 204)
