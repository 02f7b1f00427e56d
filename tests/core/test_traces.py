"""A collector is told of requests by their routes, and of nobody."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from pingan.core import meters, traces
from pingan.core.traces import MOST, Sender

CASE = "/api/v1/cases/0190a000-0000-7000-8000-000000000001"


class Collector(ThreadingHTTPServer):
    """One that keeps what it was sent, and answers as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Takes)
        self.status = 200
        self.came: list[tuple[str, str, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Takes(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Not in the tests' output."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def spans(collector: Collector) -> list[dict[str, Any]]:
    return [
        span
        for _path, _type, said in collector.came
        for resource in said["resourceSpans"]
        for scope in resource["scopeSpans"]
        for span in scope["spans"]
    ]


def attributes(span: dict[str, Any]) -> dict[str, str]:
    return {one["key"]: next(iter(one["value"].values())) for one in span["attributes"]}


def test_a_request_is_told_by_its_route_and_by_nothing_of_whom_it_is_about(collector: Collector) -> None:
    sender = Sender(collector.url)
    sender.note("GET", CASE, 200, 0.25)
    sender.note("GET", "/n/PA-ANSF-7K2M", 503, 0.5)
    sender.note("GET", "/somebody/was/here", 404, 0.01)
    assert sender.flush() == 3
    assert [(path, kind) for path, kind, _said in collector.came] == [("/v1/traces", "application/json")]
    case, code, nowhere = spans(collector)
    assert attributes(case) == {
        "http.request.method": "GET",
        "http.route": "api/v1/cases/<uuid:case_id>",
        "http.response.status_code": "200",
    }
    assert (case["name"], case["kind"], case["status"]) == ("GET api/v1/cases/<uuid:case_id>", 2, {})
    assert int(case["endTimeUnixNano"]) - int(case["startTimeUnixNano"]) == 250_000_000
    assert (len(case["traceId"]), len(case["spanId"])) == (32, 16)
    assert code["status"] == {"code": 2}
    assert nowhere["name"] == "GET"
    for told in ("0190a000", "ANSF", "somebody"):
        assert told not in json.dumps(collector.came)
    assert sender.flush() == 0


def test_nobody_waits_for_a_collector_that_is_away(collector: Collector) -> None:
    sender = Sender(collector.url)
    for number in range(MOST + 10):
        sender.note("GET", "/", 200, float(number))
    collector.status = 302
    assert sender.flush() == 0, "no redirect is followed"
    assert len(spans(collector)) == MOST, "the oldest gave way"
    away = Sender("http://127.0.0.1:9")
    away.note("GET", "/", 200, 0.1)
    assert away.flush() == 0
    collector.status = 200
    sender.note("GET", "/", 200, 0.1)
    assert sender.flush() == 1


def test_each_answer_is_noted_where_there_is_one(
    collector: Collector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RUN_DIR", tmp_path)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    noted: list[tuple[str, str, int]] = []
    monkeypatch.setattr(traces.Sender, "note", lambda _self, *said: noted.append(said[:3]))

    def ask(method: str) -> None:
        application = meters.metered(lambda _environ, start: [start("200 OK", []) or b""])
        application({"REQUEST_METHOD": method, "PATH_INFO": CASE}, lambda *_said: lambda _data: None)

    ask("GET")
    assert noted == []
    monkeypatch.setattr(settings, "OTLP", collector.url)
    ask("GET")
    ask("INVENTED")
    assert noted == [("GET", CASE, 200), ("other", CASE, 200)]


@pytest.mark.parametrize(
    "wrong",
    ["collector:4318", "ftp://collector", "http://", "http://a:b@c:1", "http://c:99999", "http://c/?q"],
)
def test_what_is_no_address_is_told_before_anybody_is_served(wrong: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PINGAN_OTLP"):
        Sender(wrong)
