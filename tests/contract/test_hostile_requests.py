"""Requests nobody means well: a 4xx problem goes out, and a refused one leaves nothing behind."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

import pytest
import schemathesis
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from pingan.cases.models import Case
from pingan.core.documents import FORMATS
from pingan.core.worksheets import MEDIA_TYPE
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import body_of, signed_in

# The same sample at every run of the suite; `./run faults` asks for more, and for fresh ones.
ASKED = os.environ.get("PINGAN_HOSTILE_EXAMPLES", "")
EXAMPLES = int(ASKED or "4")
SCHEMA = Path(settings.REPOSITORY) / "platform" / "openapi.yaml"
schema = schemathesis.openapi.from_path(str(SCHEMA))
# Methods that an address does not have are asked of all in `test_every_address`.
schema.config.phases.coverage.unexpected_methods = set()
# Signing out would end the session all later examples are sent with.
generated = schema.exclude(operation_id="session_sign_out")

WHO = ("qian", "li", "wu", "chen", "han")


@schemathesis.serializer(MEDIA_TYPE, FORMATS["docx"].media_type)
def bytes_of_a_package(_context: Any, value: Any) -> bytes:
    """Anything but a workbook or a document; those that are hostile inside are made in their rooms' tests
    (`tests/core/test_workbooks.py`, `tests/papers/test_templates.py`)."""
    return value if isinstance(value, bytes) else str(value).encode()


def send(client: Client, case: Any) -> Any:
    """Send a generated request through Django's own handler, with a real session and CSRF token."""
    path = case.formatted_path
    if case.query:
        path += "?" + urlencode(case.query, doseq=True, errors="surrogatepass")
    body = b""
    if not isinstance(case.body, schemathesis.core.NotSet):
        body = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
    headers = {
        name: value for name, value in (case.headers or {}).items() if value.isascii() and value.isprintable()
    }
    return client.generic(
        case.method, path, body, content_type=case.media_type or "application/json", headers=headers
    )


def assert_sound(answer: Any) -> None:
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json", answer.content
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["title"]
        assert problem["retry"] in ("never", "later", "after_login", "after_refresh")


@pytest.fixture
def browsers(request: pytest.FixtureRequest) -> dict[str, Client]:
    return {name: signed_in(request.getfixturevalue(name)) for name in WHO}


@generated.parametrize()
@hypothesis_settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not ASKED,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.django_db
def test_generated_requests_are_answered_soundly(case: Any, browsers: dict[str, Client]) -> None:
    for name in senders_of(case):
        assert_sound(send(browsers[name], case))


def senders_of(case: Any) -> tuple[str, ...]:
    """Everybody in the drills. Of an address there are dozens of requests, one for each way in which a field
    may be wrong: in the suite each comes from one person, and those of an address from all."""
    if ASKED:
        return WHO
    return (WHO[crc32(repr((case.formatted_path, case.query, case.body)).encode()) % len(WHO)],)


def post(client: Client, raw: bytes) -> Any:
    return client.generic("POST", "/api/v1/cases", raw, content_type="application/json")


def sound(**changes: Any) -> bytes:
    return json.dumps(body_of(**changes)).encode()


DEEP = b'{"id":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "not json": b"{",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "deep nesting": DEEP,
    "deep in a field": sound(what="x")[:-1] + b', "place_note":' + b"[" * 30 + b"]" * 30 + b"}",
    "bad utf-8": b'{"what":"\xff\xfe"}',
    "utf-16": json.dumps(body_of()).encode("utf-16"),
    "nul": sound(what="a\x00b"),
    "lone surrogate": sound().replace(b'"what": "', b'"what": "\\ud800'),
    "only control characters": sound(what="\x07\x1b"),
    "only marks that turn text around": sound(what="\u202e\u2066"),
    "a tower of accents": sound(what="a" + "\u0301\u0316" * 200),
    "only spaces": sound(what="   \u200b "),
    "huge text": sound(what="长" * 2001),
    "huge body": sound(what="长" * 200_000),
    "not a text": sound(what={"a": 1}),
    "unknown field": sound(is_admin=True),
    "same name twice": sound()[:-1] + b', "what": "b"}',
    "wrong category": sound(category="9999"),
    "a major category": sound(category="05"),
    "wrong urgency": sound(urgency="later"),
    "id of another version": sound(id="6fa459ea-ee8a-3ca4-894e-db77e160355e"),
    "id that is none": sound(id="1"),
    "NaN": sound().replace(b'"lng": ', b'"lng": NaN, "x": '),
    "infinity": sound().replace(b'"lng": ', b'"lng": 1e999, "x": '),
    "huge integer": sound().replace(b'"lng": ', b'"lng": 1' + b"0" * 5000 + b', "x": '),
    "off the globe": sound(location={"lng": 181, "lat": 0}),
    "half a point": sound(location={"lng": 90}),
    "point as text": sound(location="90,1"),
    "far away": sound(location={"lng": -70.0, "lat": 40.0}),
    "pole": sound(location={"lng": 0, "lat": 90}),
    "wrong datum": sound(location={"lng": 165.0, "lat": 20.0, "datum": "mars"}),
    "accuracy in words": sound(location={"lng": 165.005, "lat": 20.005, "accuracy_m": "good"}),
    "no place": sound(location=None),
    "a grid that is none": sound(location=None, grid_code="999921999999999"),
    "a grid of letters": sound(location=None, grid_code="9999211000010０1"),
    "year 0": sound(occurred_at="0000-01-01T00:00:00Z"),
    "year 99999": sound(occurred_at="99999-01-01T00:00:00Z"),
    "edge of time": sound(occurred_at="0001-01-01T00:00:00+23:59"),
    "other edge of time": sound(occurred_at="9999-12-31T23:59:59-23:59"),
    "not a time": sound(occurred_at="yesterday"),
    "yes as text": sound(resolved_on_spot="maybe"),
    "sql": sound(category="0506' OR 1=1 --"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_reports_are_refused_and_leave_nothing(name: str, qian: Actor) -> None:
    acts = Act.objects.count()
    answer = post(signed_in(qian), HOSTILE[name])
    assert_sound(answer)
    assert 400 <= answer.status_code < 500, answer.status_code
    assert not Case.objects.exists()
    assert Act.objects.count() == acts


# What a report has and a question for others like it has not.
OF_REPORTS_ALONE = frozenset(
    {
        *("wrong urgency", "id of another version", "id that is none", "year 0", "year 99999"),
        *("edge of time", "other edge of time", "not a time", "yes as text", "deep in a field"),
        # Nothing has been said yet.
        *("only control characters", "only marks that turn text around", "only spaces"),
    }
)


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - OF_REPORTS_ALONE))
def test_nor_do_they_ask_what_is_like_them(name: str, qian: Actor) -> None:
    # Which would be refused for it alone.
    raw = re.sub(rb'"id": "[0-9a-f-]{36}", ', b"", HOSTILE[name])
    answer = signed_in(qian).generic("POST", "/api/v1/cases/similar", raw, content_type="application/json")
    assert_sound(answer)
    assert 400 <= answer.status_code < 500, answer.status_code


@pytest.mark.parametrize("tag", ["", "3", "*", '"0"', '"-1"', '"999999999999999999999"', '"1", "2"', 'W/"x"'])
def test_a_step_without_a_sound_version_is_refused(tag: str, qian: Actor) -> None:
    phone = signed_in(qian)
    body = body_of()
    post(phone, json.dumps(body).encode())
    answer = phone.post(
        f"/api/v1/cases/{body['id']}/self_resolve",
        {"result": "自己清开了"},
        content_type="application/json",
        headers={"If-Match": tag} if tag else {},
    )
    assert answer.status_code == (428 if not tag else 400)
    assert_sound(answer)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_refusals_speak_the_readers_language(language: str, qian: Actor) -> None:
    phone = signed_in(qian)
    phone.cookies["pingan_language"] = language
    problem = post(phone, HOSTILE["far away"]).json()
    assert problem["code"] == "outside_county"
    assert ("县" in problem["title"]) == (language == "zh-hans")
