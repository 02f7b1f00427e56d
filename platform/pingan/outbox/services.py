"""Hands in what a phone kept: each act to the view of its own address, in the order sent, one answer each.

Nothing is decided here but the order. Rights, rules, locks, receipts and words of an act are those of its own
address, since it is its own view that is asked, or, for reports that come together, its own service; what may
not be done there cannot be done from here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, Literal, Protocol
from uuid import UUID

from django.db import transaction

from pingan.core.api.problems import as_problem
from pingan.core.errors import Problem, ServerFault
from pingan.outbox.errors import AnotherAuthor
from pingan.outbox.items import REPORT, Item, read
from pingan.outbox.parcels import open_parcel
from pingan.people.actors import Actor
from pingan.people.journalling import journal_own
from pingan.receipts import services as receipts

log = logging.getLogger(__name__)

# What has not been begun by then is asked for again: a phone's patience ends before ours.
WORK_SECONDS: Final = 12.0

Became = Literal["done", "refused", "wait", "again"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act's own address answered."""

    status: int
    replayed: bool
    data: dict[str, Any]

    @property
    def became(self) -> Became:
        if self.status < 400:  # noqa: PLR2004  HTTP's own border
            return "done"
        return "again" if self.status >= 500 or self.data.get("retry") == "later" else "refused"  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item; `answer` is None where nothing was tried."""

    key: str | None
    became: Became
    answer: Answer | None = None


class Ask(Protocol):
    """How acts are asked for."""

    def __call__(self, item: Item) -> Answer:
        """Of the view of its own address."""

    def reports(self, items: Sequence[Item]) -> list[Answer | None]:
        """Of that of all reports, for as many of the first of them as can be written together: what became of
        each, or None, of which nothing was written and its own address is to be asked. Raises whatever is
        wrong; nothing was written then."""


def hand_in(sent: Sequence[Any], *, by: Actor, ask: Ask) -> Iterator[Result]:
    """One result for each item, in the order sent.

    An act whose parent was refused, or has not arrived, is not tried ("wait"). Once the machine has said
    "later" for all (503, 429), or the time is up, nothing more is tried ("again"); what one act alone runs
    into keeps none but its children waiting.
    """
    until = time.monotonic() + WORK_SECONDS
    read_before = [_read(one, by) for one in sent]
    arrived = _arrived([one for one in read_before if isinstance(one, Item)], by)
    stopped = False
    written: dict[int, Answer] = {}
    looked_at = 0
    for place, (said, item) in enumerate(zip(sent, read_before, strict=True)):
        key = _key_of(said)
        if place == looked_at and not stopped and time.monotonic() <= until:
            told = _written_together(ask, list(takewhile(_is_fresh, read_before[place:])))
            written |= {place + n: answer for n, answer in enumerate(told) if answer is not None}
            looked_at += max(len(told), 1)
        if not isinstance(item, Item):
            yield Result(key, item.became, item)
        elif place not in written and (stopped or time.monotonic() > until):
            yield Result(key, "again")
        elif item.after is not None and item.after not in arrived:
            yield Result(key, "wait")
        else:
            answer = written.get(place) or _asked(ask, item)
            stopped = stopped or answer.status in (429, 503)
            if answer.became == "done":
                arrived.add(item.key)
            yield Result(key, answer.became, answer)


def _is_fresh(item: Item | Answer) -> bool:
    return isinstance(item, Item) and item.action == REPORT and item.after is None


def _written_together(ask: Ask, run: Sequence[Any]) -> list[Answer | None]:
    """What became of the first of these reports, written by one statement under one commit; None for one that
    is to be asked for by itself. So is each where there are not two of them, or where one would have taken
    the others with it.

    Reports are new rows: they wait for nobody, and nobody waits for them.
    """
    if len(run) < 2:  # noqa: PLR2004  one is its own commit
        return []
    try:
        return ask.reports(run)
    except Exception as apart:
        log.info("reports of an outbox are written one by one", exc_info=apart)
        return [None] * len(run)


def carry(sent: Mapping[str, Any], *, by: Actor, ask_as: Callable[[Actor], Ask]) -> list[Result]:
    """Hand in what a colleague's phone packed: filed under its author, by their rights, whoever carries it.

    One result for each act, as the author's own phone would get it. That `by` brought it stands in the
    journal. Raises what `open_parcel` does.
    """
    author, parcel = open_parcel(sent)
    results = list(hand_in(parcel.items, by=author, ask=ask_as(author)))
    if new := sum(result.became == "done" and not _replayed(result) for result in results):
        with transaction.atomic():
            journal_own("people.parcel_carried", by, {"acts": new, "author": str(author.account_id)})
    return results


def _replayed(result: Result) -> bool:
    return result.answer is not None and result.answer.replayed


def _read(sent: Any, by: Actor) -> Item | Answer:
    try:
        item = read(sent)
        if item.author != by.account_id:
            raise AnotherAuthor
    except Exception as wrong:  # whatever is wrong with one is that one's result
        return _refusal(wrong)
    return item


def _asked(ask: Ask, item: Item) -> Answer:
    try:
        return ask(item)
    except Exception as wrong:  # whatever is wrong with one is that one's result
        return _refusal(wrong)


def _refusal(wrong: Exception) -> Answer:
    problem: Problem | None = as_problem(wrong)
    if problem is None:
        log.exception("an item of an outbox failed", exc_info=wrong)
        problem = ServerFault()
    return Answer(problem.status, replayed=False, data=problem.as_dict())


def _arrived(items: Sequence[Item], by: Actor) -> set[UUID]:
    """The parents that came with an earlier batch, or by their own address."""
    parents = {item.after for item in items if item.after is not None}
    return receipts.keys_known(by.account_id, parents) if parents else set()


def _key_of(sent: Any) -> str | None:
    key = sent.get("key") if isinstance(sent, dict) else None
    return key[:40] if isinstance(key, str) else None
