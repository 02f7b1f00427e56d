"""Heads and queries as long as the proxy lets them be, filled with whatever is most work to read."""

from __future__ import annotations

import pytest
from django.test import Client

from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.work import is_small_work

# `large_client_header_buffers` in ops/nginx.conf.in: a line of a head, the first included.
LINE = 8 * 1024
FILLERS = {
    "commas": ",",
    "ranges": "a/b;q=0.1,",
    "languages": "zh-a;q=0.9,",
    "tags": '"1",W/',
    "cookies": "a=b;",
    "quotes": 'a="\\"',
    "numbers": "9",
    "accents": "a%CC%81%CC%96",
    "dots": "../",
    "letters": "Mozilla/5.0 (",
    "pairs": "a=1&",
    "base64": "eyJh",
    "digits in full width": "%EF%BC%99",
}
HEADERS = (
    *("Accept", "Accept-Language", "Accept-Encoding", "Cookie", "If-Match", "If-None-Match", "User-Agent"),
    *(
        "Acting-As",
        "X-CSRFToken",
        "Origin",
        "Referer",
        "Content-Type",
        "X-Forwarded-For",
        "Range",
        "Authorization",
    ),
)
QUERIES = (
    *(
        "/api/v1/cases?queue=",
        "/api/v1/cases?cursor=",
        "/api/v1/cases?order=",
        "/api/v1/cases?area=",
        "/api/v1/cases?",
    ),
    *(
        "/api/v1/cases/by_code?code=",
        "/api/v1/events?epoch=",
        "/api/v1/events?after=",
        "/api/v1/workers?area=",
    ),
    *(
        "/api/v1/maps/choropleth?parent=",
        "/api/v1/locate?lng=",
        "/api/v1/households?q=",
        "/api/v1/registry/totals?area=",
    ),
)


def filled(filler: str, length: int = LINE - 200) -> str:
    return (filler * (length // len(filler) + 1))[:length]


@pytest.fixture
def desk(li: Actor) -> Client:
    browser = signed_in(li)
    browser.get("/api/v1/cases?queue=open")  # whatever is read once per process is read by now
    return browser


def is_no_work(browser: Client, method: str, address: str, **headers: str) -> bool:
    def ask() -> None:
        answer = browser.generic(method, address, "{}", content_type="application/json", headers=headers)
        assert answer.status_code < 500, answer.content

    return is_small_work(ask)


@pytest.mark.parametrize("header", HEADERS)
def test_a_long_header_is_no_work(desk: Client, header: str) -> None:
    for name, filler in FILLERS.items():
        for method in ("GET", "POST"):
            asked = {header: filled(filler)}
            assert is_no_work(desk, method, "/api/v1/cases?queue=open", **asked), (name, method)


@pytest.mark.parametrize("query", QUERIES)
def test_a_long_query_is_no_work(desk: Client, query: str) -> None:
    for name, filler in FILLERS.items():
        assert is_no_work(desk, "GET", query + filled(filler)), name
