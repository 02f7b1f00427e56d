"""The demo's visits: what a few households of the first grid asked for, with what came of the last ones."""

from __future__ import annotations

from datetime import timedelta

from pingan.care.models import Agreement
from pingan.care.services import Agreed, Visited, agree, visit
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.demo.cast import Cast
from pingan.registry.models import Household

# What they wish for, every how many days, agreed on and visited so many days ago, and what came of it.
WISHES = (
    ("腿脚不便，每次帮着看看药够不够", 14, 20, 14, "met", "降压药够到月底，下次带老花镜的度数去问"),
    ("孩子在外地，来坐坐说说话", 30, 40, 26, "phoned", "在女儿家，月底回来"),
    ("", 7, 9, 5, "nobody_in", ""),
)


def agree_on_visits(cast: Cast) -> int:
    """Three households, one whose visit is due today, and two of the days to come; how many there are."""
    if Agreement.objects.exists():
        return 0
    worker = cast.first_worker()
    homes = Household.objects.filter(grid_code=worker.area_code).order_by("serial")[: len(WISHES)]
    for home, (wish, every, agreed_ago, visited_ago, outcome, note) in zip(homes, WISHES, strict=False):
        today = clock.today()
        agreed_on, visited_on = (today - timedelta(days=ago) for ago in (agreed_ago, visited_ago))
        agreement = uuid7()
        with clock.set_to(clock.now() - timedelta(days=agreed_ago)):
            agree(
                Agreed(agreement, home.pk, "spoken", "care-1", wish, every, agreed_on + timedelta(days=1)),
                by=worker,
            )
        with clock.set_to(clock.now() - timedelta(days=visited_ago)):
            visit(agreement_id=agreement, visited=Visited(visited_on, outcome, note), by=worker)
    return Agreement.objects.count()
