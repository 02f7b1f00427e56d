"""What lies with a few disputes of the demo: a dossier, a danger with its letter, a promise that was broken.

As in `mediation`: invented, written down through the services, and left alone where there is something of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from pingan.cases import files, photos
from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.demo import drawing
from pingan.mediation import agreements, choices, danger, evidence, promises, readings, statements, team
from pingan.mediation.models import Agreement, Danger, Evidence, Party, Promise, ReadBack, Statement
from pingan.mediation.parties import Known
from pingan.mediation.roster import roster
from pingan.papers.kinds import KINDS
from pingan.papers.services import Wanted, make_paper
from pingan.people.actors import Actor

Script = Mapping[str, Any]

COURT: Final = "court"


def lay_dossier(script: Script, case: Case, by: Actor, colleague: Actor | None) -> int:
    """All that can lie with one dispute; how much of it was new."""
    if Evidence.objects.filter(dispute__case__county_code=case.county_code).exists():
        return 0
    told = script["dossier"]
    sides = [one.number for one in Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")]
    _team(told, case, sides, by, colleague)
    _brought(told, case, sides, by)
    _said(told, case, sides, by)
    _chosen(told, case, sides, by)
    return 1


def _team(told: Script, case: Case, sides: Sequence[int], by: Actor, colleague: Actor | None) -> None:
    if colleague is not None and team.who_can_join(case).filter(account_id=colleague.account_id).exists():
        team.add_mediator(case_id=case.pk, account_id=colleague.account_id, by=by)
    invited = team.Invited(**told["helper"], agreed=tuple(sides))
    team.invite_helper(case_id=case.pk, invited=invited, by=by)


def _brought(told: Script, case: Case, sides: Sequence[int], by: Actor) -> None:
    for one in told["papers"]:
        brought = {name: one[name] for name in ("title", "form", "proves")}
        listed = evidence.Listed(**brought, party=sides[one["party"]], pages=one.get("pages"))
        listed = _with_thing(listed, one, told["words"], case, by)
        evidence.list_evidence(case_id=case.pk, listed=listed, by=by)


def _with_thing(listed: evidence.Listed, one: Script, words: str, case: Case, by: Actor) -> evidence.Listed:
    """What was brought can be a file of the case, or a photo of it, or lie there and be neither."""
    draws = one.get("draws")
    if draws is None:
        return listed
    if draws == "photo":
        photo, _ = photos.add_photo(case_id=case.pk, photo_id=uuid7(), sent=drawing.photo(), by=by)
        return replace(listed, photo_id=photo.pk)
    sent = files.Sent(uuid7(), one["name"], drawing.FILES[draws](words))
    file, _ = files.add_file(case_id=case.pk, sent=sent, by=by)
    return replace(listed, file_id=file.pk)


def _said(told: Script, case: Case, sides: Sequence[int], by: Actor) -> None:
    """A witness, a party by an interpreter, and what one said alone; read back to the party, who signs."""
    now, witness, spoken = clock.now(), told["witness"], told["spoken"]
    for said in (
        statements.Told("inquiry", now, witness["words"], speaker=witness["name"]),
        statements.Told("inquiry", now, party=sides[-1], **spoken),
        statements.Told("caucus", now, told["caucus"], party=sides[0]),
    ):
        statements.take_statement(case_id=case.pk, told=said, by=by)
    interpreted = Statement.objects.filter(dispute=case.pk).exclude(language="").latest("number")
    heard = readings.Heard(
        *("party", "interpreted", "right"),
        statement=interpreted.number,
        number=sides[-1],
        language=spoken["language"],
        interpreter=spoken["interpreter"],
    )
    readings.read_back(case_id=case.pk, heard=heard, by=by)
    read = ReadBack.objects.filter(dispute=case.pk).latest("number")
    readings.sign(read_back=Known(case.pk, read.number), sent=drawing.signature(), by=by)


def _chosen(told: Script, case: Case, sides: Sequence[int], by: Actor) -> None:
    own = next((one.code for one in roster(case.county_code) if one.account_id == by.account_id), None)
    for side, wish in told["wishes"] if own else ():
        choices.choose_mediator(case_id=case.pk, party=sides[side], mediator=str(own), wish=wish, by=by)
    choices.declare_interest(case_id=case.pk, close=False, anyway=False, why=told["declared"], by=by)


def grade(script: Script, case: Case, by: Actor) -> int:
    """What was seen may be dangerous: a person says how much, the police are told, and a letter goes out."""
    if Danger.objects.filter(dispute__case__county_code=case.county_code).exclude(grade="").exists():
        return 0
    told = script["danger"]
    first = danger.Seen(case.pk, 0, by)
    ticked = danger.tick_signs(seen=first, signs=told["signs"])
    seen = replace(first, version=ticked.version)
    graded = danger.grade_danger(seen=seen, grade=told["grade"], why=told["why"])
    report = danger.PoliceReport(clock.now(), told["office"], told["reference"])
    danger.tell_police(seen=replace(first, version=graded.version), report=report)
    letter = Wanted(KINDS["warning"], told["letter"], anyway=True)
    make_paper(case_id=case.pk, wanted=letter, by=by, own_id=uuid7())
    return 1


def break_promise(script: Script, case: Case, by: Actor) -> int:
    """One who did not pay was urged, and the matter goes to the court."""
    if Promise.objects.filter(
        agreement__dispute__case__county_code=case.county_code, state="breached"
    ).exists():
        return 0
    told = script["broken"]
    payee, payer = Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")[:2]
    owed = agreements.Owed(
        clock.today() - timedelta(days=1),
        amount=Decimal(told["total"]),
        payer=payer.number,
        payee=payee.number,
    )
    terms = agreements.Terms(
        **{name: told[name] for name in ("issues", "agreed", "how")},
        decides=(),
        total=Decimal(told["total"]),
        promises=[owed],
    )
    opened = Agreement.objects.get(dispute=case.pk)
    agreements.write_agreement(case_id=case.pk, version=opened.version, terms=terms, by=by)
    promise = promises.Known(case.pk, 1)
    promises.urge(promise=promise, by=by)
    promises.record_breach(promise=promise, on=clock.today(), road=COURT, by=by)
    return 1
