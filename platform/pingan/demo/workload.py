"""The demo's tasks sent down, by items that let them; what came of them; complaints about what is asked."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import cycle
from uuid import UUID

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.demo.cast import Cast
from pingan.people.actors import Actor
from pingan.workload.assignments import Given, complete, give, offered, withdraw
from pingan.workload.complaints import Said, answer, complain
from pingan.workload.models import Assignment, Complaint

REPLIES = (
    "查了三处，已清一处，另两处已上报",
    "集市两头都劝过了，商户答应收摊时带走垃圾",
    "",
    "本网格没有集市",
)
THRICE = "同一份住户信息，这个月在三张表里各填了一遍，每遍要两个小时。"
STOPPED = "三张表的住户栏目相同，已停用两张，需要的从台账自动生成，不再让网格员填。"
PICTURES = "巡查一次要在群里发八张照片，没有信号的地方还要回来补拍。"


def send_down(cast: Cast) -> int:
    """Some tasks, one of them withdrawn, with a few words from grids; how many there are."""
    if Assignment.objects.exists():
        return 0
    county = cast.county[0]
    desk = cast.dispatchers[min(cast.dispatchers)]
    canals = _send(county, "水渠管护", "汛前排查水渠", "雨季前把淤堵的渠段报清楚", 40, 12)
    market = _send(desk, "村庄清洁", "赶集日清洁劝导", "本周赶集，集市周边垃圾多", 60, 5)
    _send(desk, "便民服务", "告知社保认证改到手机上办", "便民窗口本月搬迁，别让群众白跑", 20, 20)
    again = _send(desk, "乱堆乱放整治", "拍照报送堆放点", "与上月报过的重复，已撤回", 30, 8)
    withdraw(assignment_id=again, by=desk)
    around = [one for there in cast.workers.values() for one in there if desk.covers(one.area_code)]
    # Whoever looks at the demo first finds all of their day still to be done.
    others = [one for one in around if one.area_code != cast.first_worker().area_code]
    for worker, task, note in zip(others, cycle((canals, market)), REPLIES, strict=False):
        complete(assignment_id=task, note=note, by=worker)
    return Assignment.objects.count()


def speak_up(cast: Cast) -> int:
    """Two complaints of a worker: one that was answered, and one that waits; how many there are."""
    if Complaint.objects.exists():
        return 0
    worker = cast.first_worker()
    town = cast.dispatchers[min(cast.dispatchers)].organisation_id
    with _days_ago(12):
        asked_again = _complain(Said(uuid7(), "asked_again", THRICE, unit=town), worker)
    with _days_ago(6):
        answer(complaint_id=asked_again, outcome="stopped", words=STOPPED, by=cast.county[0])
    with _days_ago(2):
        _complain(Said(uuid7(), "traces", PICTURES, unit_name="某工作群"), worker)
    return Complaint.objects.count()


def _send(by: Actor, duty: str, title: str, reason: str, minutes: int, days: int) -> UUID:
    items = {item.name: item.pk for item in offered(by.area_code, by=by)}
    until = clock.today() + timedelta(days=days)
    task = uuid7()
    give(Given(task, by.area_code, items[duty], title, reason, minutes, until), by=by)
    return task


def _complain(said: Said, by: Actor) -> UUID:
    complain(said, by=by)
    return said.id


def _days_ago(days: int) -> AbstractContextManager[None]:
    return clock.set_to(clock.now() - timedelta(days=days))
