"""A dispute that wu mediates, ready for papers, and documents as strangers make them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import packages
from pingan.mediation.models import Party
from pingan.papers import drawing
from pingan.people.actors import Actor
from tests.cast import report_of
from tests.mediation.quarrels import let_parties_agree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def dispute(qian: Actor, wu: Actor) -> Case:
    """Two neighbours of grid 1, taken by wu."""
    return disputed(qian, wu)


def disputed(qian: Actor, wu: Actor) -> Case:
    report = report_of(category="0101", what="两家为屋檐滴水争吵，张㑇家的墙裂了")
    report_case(report=report, by=qian)
    return take(Target(report.id, 1, wu), "claim")


def heard(case: Case, by: Actor) -> None:
    """Both sides are written down and agree, where a test has not written down its own."""
    if not Party.objects.filter(dispute=case.pk).exists():
        let_parties_agree(case.pk, by)


def held(case: Case, by: Actor) -> Case:
    heard(case, by)
    return take(
        Target(case.pk, case.version, by),
        "record_session",
        held_at=timezone.now() - timedelta(hours=1),
        place="乡镇调解室",
        mode="closed",
        attendees=4,
        summary="双方愿意各让一步",
        next_at=None,
    )


def agreed(case: Case, by: Actor, outcome: str = "agreement_written") -> Case:
    heard(case, by)
    return take(
        Target(case.pk, case.version, by),
        "conclude",
        outcome=outcome,
        note="各半修墙，月底前修好",
        effective_on=timezone.localdate(),
        routes_told=True,
    )


def document(body: str, **parts: bytes) -> bytes:
    """A Word document with this in its body, and these parts beside (`__` for a slash, `_dot_` for a dot)."""
    whole = packages.unpacked(drawing.draw("# x"))
    head = whole["word/document.xml"].decode()
    whole["word/document.xml"] = head.replace("<w:body>", f"<w:body>{body}", 1).encode()
    return packages.packed({**whole, **named(parts)})


def named(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def words_of(docx: bytes) -> str:
    """Everything a document says, paragraph by paragraph."""
    tree = ElementTree.fromstring(packages.unpacked(docx)["word/document.xml"])  # noqa: S314  our own
    paragraphs = tree.iter(f"{{{WORD}}}p")
    return "\n".join("".join(text.text or "" for text in one.iter(f"{{{WORD}}}t")) for one in paragraphs)
