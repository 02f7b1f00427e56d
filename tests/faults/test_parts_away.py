"""While a part is away everybody gets a plain word in their language, and work goes on once it is back."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.faults import books
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform, accepts, children_of, until
from tests.faults.phones import REPORTS, report_body
from tests.faults.screens import Screen, Stage

pytestmark = pytest.mark.faults

ROUNDS = 2
# A connection is given up after five seconds; whoever waits behind it waits that long at most.
PATIENCE_SECONDS = 10.0
RECOVERY_SECONDS = 10.0
# nginx waits 30 s for the platform.
HANG_SECONDS = 35.0
WARM_UP = 32
TITLES = {"zh-hans": "服务暂时不可用", "en": "The service is briefly unavailable"}
READS = {
    "qian": (
        "/api/v1/session",
        "/api/v1/cases?queue=mine",
        "/api/v1/cases/counts",
        "/api/v1/categories",
        "/api/v1/events",
        "/api/v1/locate?lng=165.0&lat=20.0",
        "/api/v1/households",
    ),
    "li": ("/api/v1/cases?queue=waiting", "/api/v1/maps/choropleth", "/tiles/cases/9/0/0.mvt"),
    # Open to anybody, and yet read from the database.
    "chen": ("/api/v1/service-points", "/api/v1/border-villages"),
}
# The doors open without the database; only the balancer hears that behind them nothing works.
PAGES = {"/": 200, "/readyz": 503, "/healthz": 200, "/m/": 200}


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.clear()


def is_plain_word(answer: Answer | None, language: str) -> bool:
    """A problem document that says "later", how much later, and in the reader's words."""
    assert answer is not None, "no answer at all"
    assert answer.status == 503, (answer.status, answer.body[:200])
    assert answer.headers["content-type"] == "application/problem+json"
    assert 0 < int(answer.headers["retry-after"]) <= 30
    told = answer.json()
    assert told["retry"] == "later"
    assert told["title"] == TITLES[language]
    return True


def within(seconds: float, ask: Callable[[], Answer | None]) -> Answer | None:
    began = time.monotonic()
    answer = ask()
    assert time.monotonic() - began < seconds, "kept waiting"
    return answer


def ask_everything(browsers: dict[str, Caller], language: str) -> int:
    """Each read, a report, a step and a photo; the answer is how many were asked."""
    asked = 0
    for name, paths in READS.items():
        for path in paths:
            assert is_plain_word(
                within(PATIENCE_SECONDS, lambda p=path, n=name: browsers[n].get(p)), language
            ), path
            asked += 1
    phone = browsers["qian"]
    body = report_body(phone.person)
    for write in (
        lambda: phone.post(REPORTS, body),
        lambda: phone.post(f"{REPORTS}/{body['id']}/note", {"text": "?"}, version=1),
        lambda: phone.put_photo(f"{REPORTS}/{body['id']}/photos/{body['id']}", b"\xff\xd8"),
    ):
        assert is_plain_word(within(PATIENCE_SECONDS, write), language)
        asked += 1
    return asked


def test_without_the_database_everybody_is_told_to_come_back(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    people = {name: recruit(name, 1)[0] for name in READS}
    asked, recovered = 0, []
    for _ in range(drill.sized(ROUNDS)):
        platform.db.kill()
        for language in TITLES:
            browsers = {name: calls(person, language=language) for name, person in people.items()}
            asked += ask_everything(browsers, language)
        open_pages(calls(people["qian"]))
        platform.db.start()
        recovered.append(until_everything_works({name: calls(person) for name, person in people.items()}))
    drill.tell(rounds=len(recovered), asked=asked, recovered_s=[round(seconds, 1) for seconds in recovered])
    books.check(platform)


def frozen(platform: Platform, number: signal.Signals) -> None:
    """Stop the database's processes where they are, as a disk that hangs does, or let them go on."""
    for pid in [platform.db.pid, *children_of(platform.db.pid)]:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def test_a_database_that_hangs_keeps_nobody_for_ever(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    """Nothing on our side of the connection notices; the proxy's patience ends the wait."""
    people = recruit("qian", 3)
    bodies = [report_body(person) for person in people]
    warm = [calls(people[0]) for _ in range(WARM_UP)]
    phones = [calls(person) for person in people]
    # A new connection gives up by itself after five seconds: every thread needs one it trusts already.
    with ThreadPoolExecutor(WARM_UP) as pool:
        list(pool.map(lambda caller: [caller.get(READS["qian"][1]) for _ in range(5)], warm))
    frozen(platform, signal.SIGSTOP)
    try:
        began = time.monotonic()
        with ThreadPoolExecutor(len(phones)) as pool:
            answers = list(pool.map(lambda phone, body: phone.post(REPORTS, body), phones, bodies))
        waited = time.monotonic() - began
    finally:
        frozen(platform, signal.SIGCONT)
    recovered = until_everything_works({name: calls(recruit(name, 1)[0]) for name in READS})
    drill.tell(asked=len(answers), waited_s=round(waited, 1), recovered_s=round(recovered, 1))
    for answer in answers:
        assert answer is not None
        assert answer.status == 503
        assert (answer.json()["code"], answer.json()["retry"]) == ("unavailable", "later")
        assert "retry-after" in answer.headers
    assert waited < HANG_SECONDS
    # Sent again as phones do: what the thawed database finished by itself is a replay.
    again = [phone.post(REPORTS, body) for phone, body in zip(phones, bodies, strict=True)]
    assert [answer is not None and answer.acknowledges for answer in again] == [True] * len(phones)
    books.check(platform)


def open_pages(browser: Caller) -> None:
    for path, status in PAGES.items():
        answer = within(PATIENCE_SECONDS, lambda path=path: browser.get(path))
        assert answer is not None
        assert answer.status == status, (path, answer.status)


def until_everything_works(browsers: dict[str, Caller]) -> float:
    return until(lambda: everything_works(browsers), "all is well again", RECOVERY_SECONDS)


def everything_works(browsers: dict[str, Caller]) -> bool:
    reads = [browsers[name].get(path) for name, paths in READS.items() for path in paths]
    body = report_body(browsers["qian"].person)
    return all(
        answer is not None and answer.status < 300
        for answer in [*reads, browsers["qian"].post(REPORTS, body), browsers["qian"].get("/readyz")]
    )


def test_without_redis_reports_are_taken_and_seen(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    stage: Stage,
    drill: Drill,
) -> None:
    phone = calls(recruit("qian", 1)[0])
    desks = recruit("li", 2)
    open_before = Screen(platform.place.port, desks[0])
    stage.keep(open_before.live())
    until(lambda: bool(open_before.epoch), "the page got its hello")
    seen: Counter[str] = Counter()
    slowest = 0.0
    for number in range(drill.sized(ROUNDS)):
        platform.redis.kill()
        opened_now = Screen(platform.place.port, desks[1])
        stage.keep(opened_now.live())
        until(lambda page=opened_now: bool(page.epoch), "a page opens without Redis", 5)
        for _ in range(5):
            body = report_body(phone.person)
            answer = within(2.0, lambda body=body: phone.post(REPORTS, body))
            assert answer is not None
            assert answer.status == 201
            for page in (open_before, opened_now):
                waited = until(lambda page=page, i=body["id"]: i in page.versions, "the desk sees it", 5)
                slowest = max(slowest, waited)
                seen[f"round {number + 1}"] += 1
        platform.redis.start()
    assert accepts(platform.place.run / "sockets" / "redis.sock")
    drill.tell(seen=dict(seen), slowest_s=round(slowest, 2), pushed=open_before.pushed)
    assert open_before.faults == []
    assert open_before.connects == 1, "the page was cut although only the bell was away"
    books.check(platform)
