"""What holds for every address, whoever asks: HEAD and OPTIONS work, and nothing is kept by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.territory.small_county import COUNTY

FOR = {"uuid": str(UUID("0190a000-0000-7000-8000-000000000000")), "int": "0"}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE")


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Every route, with something in each place that is left open."""
    for pattern in patterns:
        route = before + re.sub(
            r"<(?:(\w+):)?\w+>", lambda found: FOR.get(found[1], COUNTY), str(pattern.pattern)
        )
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route


ADDRESSES = sorted(
    set(addresses(get_resolver().url_patterns)) | {"/api/v1/nothing", "/nothing", "/tiles/nothing"}
)


def asked(browser: Client, method: str, address: str) -> HttpResponseBase:
    answer: HttpResponseBase = browser.generic(method, address)
    return answer


@pytest.fixture(params=["nobody", "chen"])
def browser(request: pytest.FixtureRequest, chen: Actor) -> Client:
    plain = Client()  # one that says nothing but what it is told to
    if request.param == "chen":
        plain.cookies = signed_in(chen).cookies
    return plain


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_every_method_soundly(browser: Client, address: str) -> None:
    """Each method is asked once, and what must hold is looked for in all that was answered."""
    answers = {method: asked(browser, method, address) for method in METHODS}
    for method, answer in answers.items():
        assert answer.status_code < 500, (method, answer.status_code)
        say_how_long_it_may_be_kept(method, answer)
    head_is_get_without_its_body(answers["GET"], answers["HEAD"])
    if address.startswith("/api/") and "nothing" not in address:
        options_names_the_methods_that_work(answers)


def say_how_long_it_may_be_kept(method: str, answer: HttpResponseBase) -> None:
    """Errors and refusals too; and nothing but what is the same for everybody may be kept by everybody."""
    kept = answer.headers.get("Cache-Control", "")
    assert kept, f"{method}: {answer.status_code} without Cache-Control"
    assert "public" not in kept


def head_is_get_without_its_body(got: HttpResponseBase, head: HttpResponseBase) -> None:
    assert head.status_code == got.status_code
    for name in ("Content-Type", "Cache-Control", "ETag", "Allow", "Location"):
        assert head.headers.get(name) == got.headers.get(name), name


def options_names_the_methods_that_work(answers: Mapping[str, HttpResponseBase]) -> None:
    options = answers["OPTIONS"]
    assert (options.status_code, getattr(options, "content", b"")) == (200, b"")
    allowed = {method.strip() for method in options.headers["Allow"].split(",")}
    for method in set(METHODS) - {"OPTIONS"}:
        assert (answers[method].status_code == 405) == (method not in allowed), method
