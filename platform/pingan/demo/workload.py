"""The demo's tasks sent down: one of the county, one of a township, by items that let them."""

from __future__ import annotations

from datetime import timedelta

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.demo.cast import Cast
from pingan.people.actors import Actor
from pingan.workload.assignments import Given, give, offered
from pingan.workload.models import Assignment


def send_down(cast: Cast) -> int:
    """Two tasks with some days left; how many there are."""
    if Assignment.objects.exists():
        return 0
    township = min(cast.dispatchers)
    _send(cast.county[0], "水渠管护", "汛前排查水渠", "雨季前把淤堵的渠段报清楚", 40, 12)
    _send(cast.dispatchers[township], "村庄清洁", "赶集日清洁劝导", "本周赶集，集市周边垃圾多", 60, 5)
    return 2


def _send(by: Actor, duty: str, title: str, reason: str, minutes: int, days: int) -> None:
    items = {item.name: item.pk for item in offered(by.area_code, by=by)}
    until = clock.today() + timedelta(days=days)
    give(Given(uuid7(), by.area_code, items[duty], title, reason, minutes, until), by=by)
