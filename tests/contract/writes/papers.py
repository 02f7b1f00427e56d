"""Papers of a case, and the templates they are made by."""

from __future__ import annotations

from collections.abc import Callable

from pingan.core import clock, documents
from pingan.core.ids import uuid7
from pingan.papers import drawing
from pingan.papers.models import Paper
from tests.contract.writes.walker import Room, Sent, World


def _make_paper(world: World) -> Sent:
    world.report()
    world.mediating()
    said = {"kind": "intake", "said": {"source": "依申请"}}
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/papers/{uuid7()}", said)


def _bind(world: World) -> Sent:
    assert _make_paper(world).send().status_code == 201
    return Sent(world.at["wu"], "put", f"/cases/{world.case}/bound_files/{uuid7()}")


def _make_pdf(world: World) -> Sent:
    assert _make_paper(world).send().status_code == 201
    Paper.objects.update(pdf=Paper.FAILED)
    return Sent(world.at["wu"], "post", f"/papers/{Paper.objects.get().pk}/pdf")


def _template(method: str, content: bytes | None) -> Callable[[World], Sent]:
    path = f"/papers/templates/record?valid_from={clock.today().isoformat()}"
    return lambda world: Sent(
        world.at["han"], method, path, content, content_type=documents.FORMATS["docx"].media_type
    )


ROOM = Room(
    keyed={
        "papers_put_template": _template("put", drawing.draw("# 调解记录\n{{案号}}")),
        "papers_reset_template": _template("delete", None),
    },
    making={
        "papers_make": _make_paper,
        "papers_bind": _bind,
    },
    settled={
        "papers_make_pdf": _make_pdf,
    },
    reading=frozenset({"papers_draft", "papers_look_template", "papers_preview_template"}),
)
