"""Who makes the load: a few browsers that keep their connection and ask one request after the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection

from tests.bench.place import Person

# Two keep a worker each busy; more would only wait for each other on two cores.
VISITORS = 2
# Django takes the unmasked secret of the cookie as token, which is what our pages send.
CSRF_TOKEN = "b" * 32


@dataclass(frozen=True, slots=True)
class Request:
    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None
    # What counts as answered.
    statuses: tuple[int, ...] = (200, 204)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def as_person(person: Person) -> dict[str, str]:
    """The headers of a browser this person is signed in on."""
    return {
        "Cookie": f"pingan_session={person.session_key}; csrftoken={CSRF_TOKEN}",
        "X-CSRFToken": CSRF_TOKEN,
        "Acting-As": f"{person.account_id}/{person.post_id}",
        "Content-Type": "application/json",
        "Accept": "application/json",
    }


def ask(port: int, request: Request) -> Answer:
    """One request on a connection of its own."""
    visitor = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return _exchange(visitor, request)
    finally:
        visitor.close()


def cycle(port: int, requests: Sequence[Request], deadline: float) -> int:
    """Ask all requests over and over, always whole rounds, so that each slice sees the same mix."""

    def rounds(visitor: HTTPConnection) -> int:
        done = 0
        while done == 0 or time.monotonic() < deadline:
            for request in requests:
                _expect(_exchange(visitor, request), *request.statuses)
            done += len(requests)
        return done

    return _visit(port, rounds)


def _one(answer: Answer) -> int:
    _expect(answer, 201)
    return 1


def create(
    port: int, draw: Callable[[], Request], deadline: float, made: Callable[[Answer], int] = _one
) -> int:
    """Send fresh requests until the deadline; `made` says how many each has created, and raises for none."""

    def posts(visitor: HTTPConnection) -> int:
        done = 0
        while time.monotonic() < deadline:
            done += made(_exchange(visitor, draw()))
        return done

    return _visit(port, posts)


def _visit(port: int, work: Callable[[HTTPConnection], int]) -> int:
    done: list[int] = []
    failures: list[BaseException] = []

    def visit() -> None:
        visitor = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            done.append(work(visitor))
        except BaseException as failure:  # it must reach whoever waits
            failures.append(failure)
        finally:
            visitor.close()

    threads = [threading.Thread(target=visit, daemon=True) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(done)


def _exchange(visitor: HTTPConnection, request: Request) -> Answer:
    visitor.request(request.method, request.path, body=request.body, headers=dict(request.headers))
    response = visitor.getresponse()
    body = response.read()
    return Answer(response.status, body, {name.lower(): value for name, value in response.getheaders()})


def _expect(answer: Answer, *statuses: int) -> None:
    if answer.status not in statuses:
        raise RuntimeError(f"answered {answer.status}: {answer.body[:500]!r}")
