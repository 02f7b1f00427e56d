"""Where papers lie in the vault."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from pingan.core import documents, vault
from pingan.core.vault import Named
from pingan.papers.models import BoundFile, Made, Paper, Template

DOCX_TYPE: Final = documents.FORMATS["docx"].media_type
PDF_TYPE: Final = documents.FORMATS["pdf"].media_type

TEMPLATE: Final = vault.Kind("templates", ".docx", DOCX_TYPE, at_most=16 << 20)
DOCX: Final = vault.Kind("papers", ".docx", DOCX_TYPE, at_most=16 << 20)
PDF: Final = vault.Kind("papers", ".pdf", PDF_TYPE, at_most=64 << 20)
BOUND: Final = vault.Kind("bound", ".pdf", PDF_TYPE, at_most=400 << 20)


def register() -> None:
    """The newest of each, for whoever looks at a copy."""
    vault.NAMED.register("papers", _papers)
    vault.NAMED.register("bound", _bound)
    vault.NAMED.register("templates", _templates)


def _papers(most: int) -> list[Named]:
    frozen = Paper.objects.order_by("-pk").values_list("pk", "sha256")[:most]
    return [Named(DOCX.name_of(pk), bytes(digest)) for pk, digest in frozen] + [
        Named(PDF.name_of(pk), digest) for pk, digest in _made(Paper, most)
    ]


def _bound(most: int) -> list[Named]:
    return [Named(BOUND.name_of(pk), digest) for pk, digest in _made(BoundFile, most)]


def _made(model: type[Paper] | type[BoundFile], most: int) -> list[tuple[UUID, bytes]]:
    ready = model.objects.filter(pdf=Made.READY).order_by("-pk").values_list("pk", "pdf_sha256")[:most]
    return [(pk, bytes(digest or b"")) for pk, digest in ready]


def _templates(most: int) -> list[Named]:
    own = Template.objects.filter(is_built_in=False).order_by("-pk").values_list("pk", "sha256")[:most]
    return [Named(TEMPLATE.name_of(pk), bytes(digest)) for pk, digest in own]
