"""What was agreed and how it is kept, for papers: terms, instalments, the newest proof and visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from django.utils import timezone

from pingan.cases.models import Case
from pingan.mediation.models import Agreement, Keeping, Party, Performance, Promise, Visit
from pingan.mediation.models.keeping import How
from pingan.people.selectors import names_of

_WAYS: Final[Mapping[str, str]] = {Visit.Way.PERSON: "上门", Visit.Way.PHONE: "电话"}
_KEPT: Final[Mapping[str, str]] = {
    Visit.Kept.WHOLLY: "已全部履行",
    Visit.Kept.PARTLY: "部分履行",
    Visit.Kept.NOT: "没有履行",
    Visit.Kept.NOT_DUE: "未到履行期限",
}
_WHY: Final[Mapping[str, str]] = {
    Visit.Why.DAYS: "达成协议后回访",
    Visit.Why.PERFORMANCE: "履行期限届满回访",
    Visit.Why.PLANNED: "另行安排的回访",
}
_STATES: Final[Mapping[str, str]] = {
    Keeping.PENDING: "待履行",
    Keeping.PARTLY: "部分履行",
    Keeping.DONE: "已全部履行",
    Keeping.BREACHED: "未按约定履行",
}
_HOW: Final[Mapping[str, str]] = {
    How.CASH: "现金",
    How.TRANSFER: "转账",
    How.GOODS: "交付物品",
    How.WORK: "做工、修缮",
    How.WORDS: "赔礼道歉",
}


class KeepingFacts:
    """Each looked up once and only where a form asks for it; empty where nothing has been written down."""

    def __init__(self, case: Case) -> None:
        self._of = case.pk

    @cached_property
    def issues(self) -> str:
        return (self._agreement.issues or "") if self._agreement else ""

    @cached_property
    def _terms(self) -> str:
        """The terms, and of a partial agreement what stays open."""
        if self._agreement is None or not self._agreement.agreed:
            return ""
        left = self._agreement.left_open
        return f"{self._agreement.agreed}\n未达成一致的部分：{left}" if left else str(self._agreement.agreed)

    @cached_property
    def how(self) -> str:
        """The way, and each thing with its day."""
        own = [(self._agreement.how or "")] if self._agreement else []
        return "\n".join(filter(None, [*own, *(self._owed(one) for one in self._promises)]))

    @cached_property
    def court(self) -> str:
        return self._agreement.court if self._agreement else ""

    @cached_property
    def payer(self) -> str:
        return self._name(self._performed.promise.payer) if self._performed else ""

    @cached_property
    def payee(self) -> str:
        return self._name(self._performed.promise.payee) if self._performed else ""

    @cached_property
    def performed_on(self) -> str:
        return _day(self._performed.on) if self._performed else ""

    @cached_property
    def performed(self) -> str:
        if self._performed is None:
            return ""
        sum_ = f"人民币 {self._performed.amount} 元" if self._performed.amount is not None else ""
        what = self._performed.promise.what or ""
        return "，".join(filter(None, [what, sum_, _HOW[self._performed.how], self._performed.note or ""]))

    @cached_property
    def proof(self) -> str:
        return self._performed.proof.name if self._performed and self._performed.proof else ""

    @cached_property
    def why(self) -> str:
        return _WHY[self._visit.why] if self._visit else ""

    @cached_property
    def visited_at(self) -> str:
        made = self._visit.made_at if self._visit else None
        return (
            ""
            if made is None
            else f"{_day(timezone.localtime(made).date())} {timezone.localtime(made):%H:%M}"
        )

    @cached_property
    def by_what(self) -> str:
        return _WAYS.get(self._visit.way, "") if self._visit else ""

    @cached_property
    def visited(self) -> str:
        return "、".join(self._name(number) for number in self._visit.asked) if self._visit else ""

    @cached_property
    def visitor(self) -> str:
        by = self._visit.by_id if self._visit else None
        return names_of([by]).get(by, "") if by else ""

    @cached_property
    def kept(self) -> str:
        """As the newest visit found it, else as it was recorded."""
        if self._visit is not None:
            return _KEPT.get(self._visit.kept, "")
        return _STATES.get(self._agreement.keeping, "") if self._agreement else ""

    @cached_property
    def party_opinion(self) -> str:
        return (self._visit.opinion or "") if self._visit else ""

    @cached_property
    def troubles(self) -> str:
        return (self._visit.troubles or "") if self._visit else ""

    # ── Looked up

    @cached_property
    def _agreement(self) -> Agreement | None:
        return Agreement.objects.filter(dispute=self._of).first()

    @cached_property
    def _promises(self) -> Sequence[Promise]:
        return list(Promise.objects.filter(agreement__dispute=self._of).order_by("number"))

    @cached_property
    def _performed(self) -> Performance | None:
        of_case = Performance.objects.filter(promise__agreement__dispute=self._of)
        return of_case.select_related("promise", "proof").order_by("-at").first()

    @cached_property
    def _visit(self) -> Visit | None:
        return Visit.objects.filter(dispute=self._of, made_at__isnull=False).order_by("-made_at").first()

    @cached_property
    def _named(self) -> Mapping[int, str]:
        present = Party.objects.filter(dispute=self._of, left_at=None)
        return {party.number: party.name for party in present}

    def _name(self, number: int | None) -> str:
        return "" if number is None else self._named.get(number, "")

    def _owed(self, one: Promise) -> str:
        who = "向".join(filter(None, [self._name(one.payer), self._name(one.payee)]))
        amount = f"支付人民币 {one.amount} 元" if one.amount is not None else ""
        return f"{one.number}. {_day(one.due_on)}前，{who}{amount}{one.what or ''}"


def _day(of: date) -> str:
    return f"{of.year}年{of.month}月{of.day}日"
