"""What others hand over as tables, and the answers that go back."""

from __future__ import annotations

from collections.abc import Callable

from pingan.core.ids import uuid7
from pingan.incoming.models import Matter, Source, SourceCategory
from tests.cast import part, signed_in
from tests.contract.writes.walker import Room, Sent, World
from tests.incoming.conftest import HEADINGS, csv_of, row
from tests.territory.small_county import FIRST_GRID


def _table(world: World, method: str, path: str, *rows: dict[str, str]) -> Sent:
    """A table of the hotline's, at the county's own desk."""
    world.cast["feng"] = feng = part("feng")
    world.at["feng"] = signed_in(feng)
    if not Source.objects.exists():
        source = Source.objects.create(
            county_code=feng.county_code, code="12345", name="热线", name_en="Hotline", headings=HEADINGS
        )
        SourceCategory.objects.create(source=source, theirs="市政设施", category="0506")
    return Sent(
        world.at["feng"], method, f"{path}?source=12345", csv_of(*(rows or (row(),))), content_type="text/csv"
    )


def _take_in(world: World) -> Sent:
    return _table(world, "put", f"/incoming/batches/{uuid7()}")


def _waiting(action: str, **said: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        table = _table(world, "put", f"/incoming/batches/{uuid7()}", row(category="不知道", area=""))
        assert table.send().status_code == 200
        matter = Matter.objects.get(case=None)
        return Sent(world.at["feng"], "post", f"/incoming/{matter.pk}/{action}", said)

    return bring_about


def _read_again(world: World) -> Sent:
    _waiting("return", reason="")(world)
    SourceCategory.objects.create(source=Source.objects.get(), theirs="不知道", category="0506")
    return Sent(world.at["feng"], "post", "/incoming/read_again?source=12345")


def _make_answer(world: World) -> Sent:
    assert _waiting("return", reason="不属于本县")(world).send().status_code == 204
    return Sent(world.at["feng"], "put", f"/incoming/answers/{uuid7()}?source=12345")


ROOM = Room(
    keyed={
        "incoming_accept": _waiting("accept", category="0506", grid_code=FIRST_GRID),
        "incoming_return": _waiting("return", reason="不属于本县"),
    },
    settled={
        "incoming_take_in": _take_in,
        "incoming_read_again": _read_again,
        "incoming_make_answer": _make_answer,
    },
    reading=frozenset({"incoming_preview"}),
)
