"""Reads of the room, always for a viewer: papers of cases in their reach, of what is not kept from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from pingan.cases import confidence, numbers, reach
from pingan.cases.models import Case, shown_code
from pingan.core.errors import NotFound, Text
from pingan.papers import glyphs, series
from pingan.papers.kinds import KINDS, PAPER, Kind, in_order
from pingan.papers.models import BoundFile, Made, Paper
from pingan.papers.moves import MOST_PAPERS
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.selectors import names_of

FAULTS: Mapping[str, Text] = {
    "office_missing": _(
        "LibreOffice is not installed on this server. Tell the operators; the Word document is there."
    ),
    "office_slow": _("It took too long. The Word document is there; look at its template."),
    "office_broken": _("The document could not be made into a PDF. The Word document is there."),
    "interrupted": _("The server stopped twice while it was made. The Word document is there."),
    "too_large": _("It has more pages than can be bound. Take large documents out, or bind them by hand."),
    "not_filled": _("The cover or the table of contents could not be filled in. Look at their templates."),
    "gone": _("A file of this case cannot be read from the storage. Tell the operators."),
}


def may_read(track: str, case: Case, viewer: Actor) -> bool:
    return confidence.may_read(track, case, viewer)


def papers_of(case: Case, viewer: Actor) -> list[Paper]:
    """Every paper of the case that the viewer may read, by kind, the newest version first."""
    if not reach.holds(case, viewer, "papers.read"):
        return []
    rows = Paper.objects.filter(case=case).select_related("number", "template").order_by("kind", "-version")
    readable: dict[str, bool] = {}
    papers = []
    for paper in rows[:MOST_PAPERS]:
        if paper.track not in readable:
            readable[paper.track] = may_read(paper.track, case, viewer)
        if readable[paper.track] or paper.by_id == viewer.account_id:
            papers.append(paper)
    return sorted(papers, key=lambda paper: (_place(paper.kind), paper.kind))


def newest_papers(case: Case, viewer: Actor) -> list[Paper]:
    """The newest version of each kind, as they lie in a bound file."""
    newest: dict[str, Paper] = {}
    for paper in papers_of(case, viewer):
        newest.setdefault(paper.kind, paper)
    return [paper for paper in newest.values() if _part(paper.kind) == PAPER]


def offered_for(case: Case, viewer: Actor) -> list[Kind]:
    """The kinds that the viewer may make of the case as it stands."""
    if not reach.holds(case, viewer, "papers.make") or not may_read(case.track, case, viewer):
        return []
    return [kind for kind in in_order() if kind.offered(case)]


def short(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """What a case's description tells of its papers; None for whoever has nothing to do with papers."""
    if not policy.may(viewer.role, "papers.read") or not reach.holds(case, viewer, "papers.read"):
        return None
    return {"made": len(Paper.objects.filter(case=case).values_list("pk")[:MOST_PAPERS])}


def get_paper(viewer: Actor, paper_id: UUID) -> Paper:
    """A paper of a case the viewer may read, and of the part that is not kept from them, or NotFound."""
    case = Case.objects.filter(reach.where(viewer, "papers.read"), pk=OuterRef("case_id"))
    found = Paper.objects.filter(Exists(case), pk=paper_id)
    paper = found.select_related("case", "number", "template").first()
    if paper is None or not _readable(paper, paper.case, viewer):
        raise NotFound
    return paper


def get_bound(viewer: Actor, bound_id: UUID) -> BoundFile:
    """The same of a bound file. It has whatever its maker could read, so others must be able to, too."""
    case = Case.objects.filter(reach.where(viewer, "papers.read"), pk=OuterRef("case_id"))
    bound = BoundFile.objects.filter(Exists(case), pk=bound_id).select_related("case").first()
    if bound is None or not _readable(bound, bound.case, viewer):
        raise NotFound
    return bound


def newest_bound(case: Case, viewer: Actor) -> BoundFile | None:
    if not reach.holds(case, viewer, "papers.read"):
        return None
    bound = BoundFile.objects.filter(case=case).order_by("-version").first()
    return bound if bound is not None and _readable(bound, case, viewer) else None


def _readable(made: Paper | BoundFile, case: Case, viewer: Actor) -> bool:
    return made.by_id == viewer.account_id or may_read(made.track, case, viewer)


# ── Descriptions


def describe(papers: Sequence[Paper]) -> list[dict[str, Any]]:
    people = names_of(paper.by_id for paper in papers)
    return [
        {
            **_made(paper, people),
            "kind": paper.kind,
            "label": label_of(paper.kind),
            "number": paper.number.text if paper.number else "",
            "url": f"/api/v1/papers/{paper.pk}",
            "size": paper.size,
            "sha256": bytes(paper.sha256).hex(),
            "template": {
                "version": paper.template.version if paper.template else 0,
                "sha256": bytes(paper.template_sha256).hex(),
            },
        }
        for paper in papers
    ]


def describe_bound(bound: BoundFile | None) -> dict[str, Any] | None:
    if bound is None:
        return None
    return {**_made(bound, names_of([bound.by_id])), "url": f"/api/v1/bound_files/{bound.pk}"}


def _made(made: Paper | BoundFile, people: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": made.pk,
        "version": made.version,
        "by": {"id": made.by_id, "name": people.get(made.by_id, "")},
        "at": made.at,
        "pdf": {
            "state": made.pdf,
            "pages": made.pdf_pages,
            "size": made.pdf_size,
            "sha256": bytes(made.pdf_sha256).hex() if made.pdf_sha256 else None,
            "fault": fault_of(made),
        },
    }


def fault_of(made: Made) -> str:
    """Why there is no PDF, in the reader's language; empty where nothing is wrong."""
    return force_str(FAULTS.get(made.pdf_fault, FAULTS["office_broken"])) if made.pdf == Made.FAILED else ""


def describe_kind(kind: Kind) -> dict[str, Any]:
    return {
        "code": kind.code,
        "label": force_str(kind.label),
        "place": kind.place,
        "part": kind.part,
        "numbered": kind.numbered,
        "fields": [_field(field) for field in kind.fields],
    }


def _field(field: Any) -> dict[str, Any]:
    return {
        "code": field.code,
        "name": field.name,
        "label": force_str(field.label),
        "needed": field.needed,
        "asked": field.asked,
        "members": [
            {"code": member.code, "name": member.name, "label": force_str(member.label)}
            for member in field.members
        ],
    }


def draft(case: Case, kind: Kind, known: Mapping[str, Any]) -> dict[str, Any]:
    """What a paper would say, field by field, before it is made."""
    fields = []
    for field in kind.fields:
        value = known.get(field.code, "")
        rows = [_row(field, row) for row in value] if field.members else []
        fields.append(
            {
                "code": field.code,
                "label": force_str(field.label),
                "asked": field.asked,
                "value": "" if field.members else str(value or ""),
                "rows": rows,
            }
        )
    return {
        "kind": kind.code,
        "label": force_str(kind.label),
        "number": series.shown(case, kind),
        "numbered": bool(kind.numbered),
        "fields": fields,
        "no_glyph": glyphs.without_glyph(known),
    }


def _row(field: Any, row: Mapping[str, Any]) -> str:
    # Numbers of people are shown in full where they are signed, not where one only looks.
    told = (numbers.veiled(str(row[member.code])) for member in field.members if row.get(member.code))
    return " · ".join(told)


def label_of(kind: str) -> str:
    """What a kind is called, in the reader's language; its code where its room is no more."""
    return force_str(KINDS[kind].label) if kind in KINDS else kind


def title_of(paper: Paper) -> str:
    """What a paper is called in a table of contents."""
    label = label_of(paper.kind)
    return f"{label} {paper.number.text}" if paper.number else label


def name_of(paper: Paper, ending: str) -> str:
    """What a paper is called where it is saved: its kind, and the number or the code of its case."""
    known = paper.number.text if paper.number else shown_code(paper.case.code)
    return f"{label_of(paper.kind)} {known} v{paper.version}{ending}"


def name_of_bound(bound: BoundFile) -> str:
    return f"{shown_code(bound.case.code)} v{bound.version}.pdf"


def _place(kind: str) -> int:
    return KINDS[kind].place if kind in KINDS else 10_000


def _part(kind: str) -> str:
    return KINDS[kind].part if kind in KINDS else PAPER
