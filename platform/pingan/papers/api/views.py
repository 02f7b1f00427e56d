"""HTTP for papers: of a case, their files, and the templates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import selectors as cases
from pingan.config.errors import UnfitDay
from pingan.core import apart, documents, vault
from pingan.core.api.parsers import BytesParser
from pingan.core.errors import BadInput, Unavailable
from pingan.core.ids import is_uuid7, uuid7
from pingan.papers import errors, judging, selectors, services, templates
from pingan.papers.api import serializers as shapes
from pingan.papers.kinds import KINDS, Kind
from pingan.papers.models import Made
from pingan.papers.office import OfficeFault
from pingan.papers.places import BOUND, DOCX, DOCX_TYPE, PDF, PDF_TYPE
from pingan.papers.services import Wanted
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.receipts.services import Key, fingerprint, once

_FILES = {(200, DOCX_TYPE): OpenApiTypes.BINARY, (200, PDF_TYPE): OpenApiTypes.BINARY}


class DocumentParser(BytesParser):
    """A Word document as bytes; `judging` judges it."""

    media_type = "*/*"


class KindListView(ActorView):
    operations = {"GET": "papers.kinds"}

    @extend_schema(operation_id="papers_kinds", responses=shapes.PaperKindListOut)
    def get(self, _request: Request) -> Response:
        """Every kind of paper, with the fields that its template can name."""
        kinds = sorted(KINDS.values(), key=lambda kind: (kind.place, kind.code))
        return Response({"items": [selectors.describe_kind(kind) for kind in kinds]})


class CasePaperListView(ActorView):
    operations = {"GET": "papers.read"}

    @extend_schema(operation_id="papers_of_case", responses=shapes.CasePaperListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """A case's papers, what can be made of it, and its newest whole file."""
        case = cases.get_case(self.actor, case_id, operation="papers.read")
        offered = selectors.offered_for(case, self.actor)
        papers = selectors.papers_of(case, self.actor)
        return Response(
            {
                "items": selectors.describe(papers),
                "offered": [
                    {"code": kind.code, "label": force_str(kind.label), "asked": len(list(kind.asked))}
                    for kind in offered
                ],
                "bound": selectors.describe_bound(selectors.newest_bound(case, self.actor)),
                "may_bind": bool(offered) and bool(papers),
            }
        )


class CasePaperView(ActorView):
    operations = {"PUT": "papers.make"}
    problems = {"PUT": (errors.KindNotOffered, errors.NoGlyph, errors.NotFilled, errors.TooManyPapers)}

    @extend_schema(
        operation_id="papers_make",
        request=shapes.PaperIn,
        responses={201: shapes.PaperOut, 200: shapes.PaperOut},
    )
    def put(self, request: Request, case_id: UUID, paper_id: UUID) -> Response:
        """Make a paper of what is known of the case, under a new id, and freeze it. Its PDF follows within
        seconds. The same again answers 200."""
        body = shapes.PaperIn(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        wanted = Wanted(templates.kind_of(said["kind"]), said["said"], said["anyway"])
        make = partial(services.make_paper, case_id=case_id, wanted=wanted, by=self.actor, own_id=paper_id)
        status = _made(request, "paper", paper_id, make)
        paper = selectors.get_paper(self.actor, paper_id)
        return Response(selectors.describe([paper])[0], status=status)


class PaperDraftView(ActorView):
    operations = {"POST": "papers.make"}
    problems = {"POST": (errors.KindNotOffered,)}

    @extend_schema(operation_id="papers_draft", request=shapes.PaperDraftIn, responses=shapes.PaperDraftOut)
    def post(self, request: Request, case_id: UUID) -> Response:
        """What a paper would say, field by field. Nothing is made."""
        body = shapes.PaperDraftIn(data=request.data)
        body.is_valid(raise_exception=True)
        kind = templates.kind_of(body.validated_data["kind"])
        case = cases.get_case(self.actor, case_id, operation="papers.make")
        if not kind.offered(case):
            raise errors.KindNotOffered
        known = services.known_for(case, Wanted(kind, body.validated_data["said"]), self.actor)
        return Response(selectors.draft(case, kind, known))


class PaperView(ActorView):
    operations = {"GET": "papers.read"}
    problems = {"GET": (errors.NotReady, errors.PdfFailed)}

    @extend_schema(operation_id="papers_read", parameters=[shapes.FormatIn], responses=_FILES)
    def get(self, request: Request, paper_id: UUID) -> HttpResponseBase:
        """A paper, to be saved: as PDF, or as the Word document that was frozen."""
        paper = selectors.get_paper(self.actor, paper_id)
        if _format(request) == shapes.DOCX:
            return vault.attached(DOCX.answer(DOCX.name_of(paper.pk)), selectors.name_of(paper, ".docx"))
        _refuse_unmade(paper)
        return vault.attached(PDF.answer(PDF.name_of(paper.pk)), selectors.name_of(paper, ".pdf"))


class PaperPdfView(ActorView):
    operations = {"POST": "papers.make"}

    @extend_schema(operation_id="papers_make_pdf", request=None, responses=shapes.PaperOut)
    def post(self, _request: Request, paper_id: UUID) -> Response:
        """Have a PDF made that could not be. Where there is one, or it is being made, nothing happens."""
        services.make_pdf_again(paper_id=paper_id, by=self.actor)
        return Response(selectors.describe([selectors.get_paper(self.actor, paper_id)])[0])


class CaseBoundFileView(ActorView):
    operations = {"PUT": "papers.make"}
    problems = {"PUT": (errors.KindNotOffered, errors.TooManyPapers)}

    @extend_schema(
        operation_id="papers_bind",
        request=None,
        responses={201: shapes.BoundFileOut, 200: shapes.BoundFileOut},
    )
    def put(self, request: Request, case_id: UUID, bound_id: UUID) -> Response:
        """Ask for the whole file of a case as one PDF, under a new id: papers, pictures and documents with
        page numbers. The same again answers 200."""
        ask = partial(services.ask_bound, case_id=case_id, by=self.actor, own_id=bound_id)
        status = _made(request, "bound_file", bound_id, ask)
        bound = selectors.get_bound(self.actor, bound_id)
        return Response(selectors.describe_bound(bound), status=status)


class BoundFileView(ActorView):
    operations = {"GET": "papers.read"}
    problems = {"GET": (errors.NotReady, errors.PdfFailed)}

    @extend_schema(operation_id="papers_bound", responses={(200, PDF_TYPE): OpenApiTypes.BINARY})
    def get(self, _request: Request, bound_id: UUID) -> HttpResponseBase:
        """A whole file, to be saved."""
        bound = selectors.get_bound(self.actor, bound_id)
        _refuse_unmade(bound)
        return vault.attached(BOUND.answer(BOUND.name_of(bound.pk)), selectors.name_of_bound(bound))


# ── Templates


class TemplateView(ActorView):
    operations = {"GET": "papers.templates", "PUT": "papers.templates", "DELETE": "papers.templates"}
    problems = {"PUT": (errors.NoTemplate, documents.MacrosInside, errors.UnknownFields, UnfitDay)}
    parser_classes = [DocumentParser]
    max_body = judging.MAX_BYTES

    @extend_schema(operation_id="papers_templates", responses=shapes.TemplateListOut)
    def get(self, _request: Request, kind: str) -> Response:
        """A kind's fields, and every change of its template."""
        return _history(templates.kind_of(kind), self.actor.county_code)

    @extend_schema(
        operation_id="papers_put_template",
        parameters=[shapes.TemplateIn, receipts.IDEMPOTENCY_KEY],
        request={DOCX_TYPE: OpenApiTypes.BINARY},
        responses=shapes.TemplateListOut,
    )
    def put(self, request: Request, kind: str) -> Response:
        """Let this document be the template from a day on. What was made by earlier ones stays as it is."""
        return self._put(request, kind, _sent(request))

    @extend_schema(
        operation_id="papers_reset_template",
        parameters=[shapes.TemplateIn, receipts.IDEMPOTENCY_KEY],
        request=None,
        responses={200: shapes.TemplateListOut},
    )
    def delete(self, request: Request, kind: str) -> Response:
        """Let the built-in one hold again from a day on."""
        return self._put(request, kind, None)

    def _put(self, request: Request, code: str, sent: bytes | None) -> Response:
        kind = templates.kind_of(code)
        asked = shapes.TemplateIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        own_id = uuid7()
        put = partial(templates.put, kind, sent, **asked.validated_data, by=self.actor, own_id=own_id)
        done = receipts.once(request, "paper_template", own_id, put)
        answer = _history(kind, self.actor.county_code)
        return receipts.replayed(answer) if done.replayed else answer


class TemplateDocumentView(ActorView):
    operations = {"GET": "papers.templates"}

    @extend_schema(
        operation_id="papers_template_document",
        parameters=[shapes.VersionIn],
        responses={(200, DOCX_TYPE): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, kind: str) -> HttpResponseBase:
        """A template as a Word document, to be changed and sent again."""
        found = templates.kind_of(kind)
        asked = shapes.VersionIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        docx = templates.document(found, self.actor.county_code, asked.validated_data.get("version"))
        return _attached(docx, DOCX_TYPE, f"{force_str(found.label)}.docx")


class TemplateLookView(ActorView):
    operations = {"POST": "papers.templates"}
    problems = {"POST": (errors.NoTemplate, documents.MacrosInside)}
    parser_classes = [DocumentParser]
    max_body = judging.MAX_BYTES

    @extend_schema(
        operation_id="papers_look_template",
        request={DOCX_TYPE: OpenApiTypes.BINARY},
        responses=shapes.TemplateLookOut,
    )
    def post(self, request: Request, kind: str) -> Response:
        """What a document names as a template: fields, unknown words, needed fields that it lacks."""
        _docx, found = templates.look(templates.kind_of(kind), _sent(request))
        return Response({"used": found.used, "unknown": found.unknown, "missing": found.missing})


class TemplatePreviewView(ActorView):
    operations = {"GET": "papers.templates", "POST": "papers.templates"}
    problems = {
        "GET": (errors.NotFilled,),
        "POST": (errors.NoTemplate, documents.MacrosInside, errors.NotFilled),
    }
    parser_classes = [DocumentParser]
    max_body = judging.MAX_BYTES

    @extend_schema(operation_id="papers_preview", parameters=[shapes.FormatIn], responses=_FILES)
    def get(self, request: Request, kind: str) -> HttpResponseBase:
        """Today's template, filled in with a sample."""
        found = templates.kind_of(kind)
        return _previewed(found, templates.document(found, self.actor.county_code, None), _format(request))

    @extend_schema(
        operation_id="papers_preview_template",
        parameters=[shapes.FormatIn],
        request={DOCX_TYPE: OpenApiTypes.BINARY},
        responses=_FILES,
    )
    def post(self, request: Request, kind: str) -> HttpResponseBase:
        """A document as a template, filled in with a sample. Nothing is saved."""
        found = templates.kind_of(kind)
        docx, _look = templates.look(found, _sent(request))
        return _previewed(found, docx, _format(request))


def _made(request: Request, what: str, own_id: UUID, make: Callable[[], object]) -> int:
    """201 where it is made now; 200 where it was made under this id before. Raises BadInput for another kind
    of id, PayloadMismatch where something else was made under it."""
    if not is_uuid7(own_id):
        reason = _("Must be a UUID of version 7.")
        raise BadInput(reason, invalid_params=[{"name": f"{what}_id", "reason": reason}])
    account = cast(UUID, request.user.pk)
    key = Key(account, own_id, fingerprint(account, f"{request.method} {request.path}", request.data))
    return 200 if once(key, object_type=what, object_id=own_id, write=make).replayed else 201


def _previewed(kind: Kind, docx: bytes, wanted: str) -> HttpResponseBase:
    is_pdf = wanted == shapes.PDF
    try:
        made = templates.preview(kind, docx, pdf=is_pdf)
    except OfficeFault as fault:
        raise Unavailable(selectors.FAULTS[fault.word]) from None
    except apart.Full:
        raise errors.Busy from None
    return _attached(made, PDF_TYPE if is_pdf else DOCX_TYPE, f"{force_str(kind.label)}.{wanted}")


def _history(kind: Kind, county_code: str) -> Response:
    return Response({"kind": selectors.describe_kind(kind), "items": templates.history(kind, county_code)})


def _attached(content: bytes, media_type: str, name: str) -> HttpResponseBase:
    return vault.attached(HttpResponse(content, content_type=media_type), name)


def _sent(request: Request) -> bytes:
    """The body. Raises NoTemplate where there is none: without one DRF asks no parser."""
    sent = request.data
    if not isinstance(sent, bytes) or not sent:
        raise errors.NoTemplate(_("This is no DOCX file. Save it as a Word document (.docx)."))
    return sent


def _format(request: Request) -> str:
    asked = shapes.FormatIn(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    wanted: str = asked.validated_data["format"]
    return wanted


def _refuse_unmade(made: Any) -> None:
    if made.pdf == Made.WAITING:
        raise errors.NotReady
    if made.pdf == Made.FAILED:
        raise errors.PdfFailed(selectors.fault_of(made))
