"""What lies with a dispute beside its parties and sessions: who mediates and helps, evidence, statements, and
to whom texts were read. Read by mediators; others hear how much of it there is."""

from __future__ import annotations

from typing import Any

from pingan.cases.models import Case
from pingan.cases.selectors import words_for
from pingan.cases.services import allowed_move
from pingan.core.errors import Problem
from pingan.mediation import evidence, readings, statements, team
from pingan.mediation.models import CoMediator, Evidence, Helper, ReadBack, Statement
from pingan.mediation.moves.evidence import LIST_EVIDENCE, RETURN_EVIDENCE
from pingan.mediation.moves.statements import SIGN, TAKE_STATEMENT
from pingan.mediation.moves.team import ADD_MEDIATOR
from pingan.people.actors import Actor
from pingan.people.selectors import names_of


def in_short(case: Case, _viewer: Actor) -> dict[str, Any] | None:
    """What a case's description tells of it: who mediates beside the holder, and how much lies there. None as
    long as nothing does."""
    beside = list(
        CoMediator.objects.filter(dispute=case.pk, left_at=None)
        .order_by("id")
        .values_list("account_id", flat=True)
    )
    names = names_of(beside)
    told = {
        "mediators": [{"id": account, "name": names.get(account, "")} for account in beside],
        "helpers": len(Helper.objects.filter(dispute=case.pk, left_at=None).values_list("pk")),
        "evidence": len(Evidence.objects.filter(dispute=case.pk, left_at=None).values_list("pk")),
        "statements": len(Statement.objects.filter(dispute=case.pk).values_list("pk")),
    }
    return told if any(told.values()) else None


def describe(case: Case, viewer: Actor) -> dict[str, Any]:
    """All of it, for a viewer who may read what was said in mediation."""
    return {
        "may": {
            "lead": _may(case, ADD_MEDIATOR, viewer),
            "write": _may(case, TAKE_STATEMENT, viewer),
            "list": _may(case, LIST_EVIDENCE, viewer),
            "give_back": _may(case, RETURN_EVIDENCE, viewer),
            "sign": _may(case, SIGN, viewer),
            "read_caucus": team.mediates(case, viewer),
        },
        "mediators": _mediators(case),
        "helpers": [_helper(one) for one in team.helpers_of(case.pk)],
        "evidence": [_evidence(one, case, viewer) for one in evidence.evidence_of(case.pk)],
        "statements": [_statement(one, case, viewer) for one in statements.statements_of(case, viewer)],
        "read_backs": [_read_back(one) for one in readings.read_backs_of(case, viewer)],
    }


def _may(case: Case, action: str, viewer: Actor) -> bool:
    try:
        allowed_move(case, action, viewer)
    except Problem:
        return False
    return True


def _mediators(case: Case) -> list[dict[str, Any]]:
    accounts = team.mediators_of(case)
    names = names_of(accounts)
    return [
        {"id": account, "name": names.get(account, ""), "leads": place == 0}
        for place, account in enumerate(accounts)
    ]


def _helper(one: Helper) -> dict[str, Any]:
    return {
        "number": one.number,
        "sort": one.sort,
        "name": one.name,
        "bond": one.bond or "",
        "agreed": one.agreed,
        "at": one.at,
        "left_at": one.left_at,
    }


def _evidence(one: Evidence, case: Case, viewer: Actor) -> dict[str, Any]:
    return {
        "number": one.number,
        "version": one.version,
        "party": one.party.number if one.party else None,
        "title": words_for(one.title, case, viewer, by=one.by_id),
        "proves": words_for(one.proves or "", case, viewer, by=one.by_id),
        "form": one.form,
        "pages": one.pages,
        "file_id": one.file_id,
        "photo_id": one.photo_id,
        "at": one.at,
        "returned_at": one.returned_at,
    }


def _statement(one: Statement, case: Case, viewer: Actor) -> dict[str, Any]:
    def told(text: str | None) -> str:
        return words_for(text or "", case, viewer, by=one.by_id)

    return {
        "number": one.number,
        "version": one.version,
        "kind": one.kind,
        "party": one.party.number if one.party else None,
        "speaker": statements.speaker_of(one),
        "said_at": one.said_at,
        "place": told(one.place),
        "present": told(one.present),
        "words": told(one.words),
        "language": one.language,
        "original": told(one.original),
        "interpreter": one.interpreter or "",
        "sha256": statements.hash_of(one).hex(),
    }


def _read_back(one: ReadBack) -> dict[str, Any]:
    return {
        "number": one.number,
        "paper_id": one.paper_id,
        "statement": one.statement.number if one.statement else None,
        "text_sha256": bytes(one.text_sha256).hex(),
        "listener": one.listener,
        "party": one.party.number if one.party else None,
        "name": one.name,
        "reading": one.reading,
        "language": one.language,
        "interpreter": one.interpreter or "",
        "answer": one.answer,
        "objection": one.objection or "",
        "at": one.at,
        "signed_at": one.signed_at,
        "signature": f"/api/v1/cases/{one.dispute_id}/read_backs/{one.number}/signature"
        if one.signed_at
        else None,
        "image_sha256": bytes(one.image_sha256).hex() if one.image_sha256 else None,
    }
