"""What townships of the demo ask of others before they send a case on: departments to come together at a
whistle (吹哨报到), and the county's centre whose duty it is (职责争议).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime, timedelta
from itertools import count
from random import Random

from pingan.cases import tasks
from pingan.cases.arbitration import Decision, contest, decide
from pingan.cases.models import Case
from pingan.cases.tasks import Asked
from pingan.categories.models import Sort
from pingan.categories.selectors import tree
from pingan.demo.cast import Cast
from pingan.demo.matters import Matters
from pingan.people.actors import Actor

# Of so many cases that desks take one is whistled for, and of so many one is contested: counted, not diced,
# so that a short season has them too. A duty is argued about a few times in a season, and each is a proposal
# that somebody has to read.
WHISTLED, WHISTLED_OF = 5, 40
CONTESTED, CONTESTED_OF = 12, 400
# How many departments are called together, and how long they have to come.
CALLED_TOGETHER = 2
TO_COME = timedelta(days=1)

# When somebody goes on with it.
When = Callable[[], datetime]


class Asking:
    def __init__(self, cast: Cast, matters: Matters, dice: Random, *, soon: When, same_day: When) -> None:
        self._cast, self._matters, self._dice = cast, matters, dice
        self._soon, self._same_day = soon, same_day
        self._taken = count()

    def before_sent(self, case: Case, desk: Actor) -> Generator[datetime, None, Sequence[Actor]]:
        """What is asked before the desk sends the case; the clerks of whoever leads, if that was decided."""
        place = next(self._taken)
        if place % WHISTLED_OF == WHISTLED:
            yield from self._whistled(case, desk)
        elif place % CONTESTED_OF == CONTESTED:
            return (yield from self._contested(case, desk))
        return ()

    def _whistled(self, case: Case, desk: Actor) -> Generator[datetime, None, None]:
        """Called together, they come and say what they did; both sides say how it went."""
        yield self._soon()
        departments = self._dice.sample(list(self._cast.departments.values()), CALLED_TOGETHER)
        clerks = [self._dice.choice(colleagues) for colleagues in departments]
        words, until = self._matters.say("whistles"), self._same_day() + TO_COME
        asked = tasks.open_tasks(
            case_id=case.pk,
            asked=[Asked("whistle", clerk.organisation_id, words, respond_by=until) for clerk in clerks],
            by=desk,
        )
        for task, clerk in zip(asked, clerks, strict=True):
            yield self._soon()
            tasks.arrive(task_id=task.pk, by=clerk, note="")
            yield self._same_day()
            tasks.finish_task(
                task_id=task.pk, outcome="done", report=self._matters.say("whistle_answers"), by=clerk
            )
        yield self._same_day()
        for task, clerk in zip(asked, clerks, strict=True):
            rating = self._dice.choice(["satisfied", "satisfied", "partly"])
            tasks.rate_task(task_id=task.pk, rating=rating, words=self._matters.say("ratings"), by=desk)
            words = self._matters.say("rating_replies")
            tasks.reply_to_rating(task_id=task.pk, rating="satisfied", words=words, by=clerk)

    def _contested(self, case: Case, desk: Actor) -> Generator[datetime, None, Sequence[Actor]]:
        """The centre names who leads, and proposes the item by which it is to be from now on."""
        yield self._soon()
        task = contest(case_id=case.pk, words=self._matters.say("contests"), by=desk)
        yield self._same_day()
        clerks = self._dice.choice(list(self._cast.departments.values()))
        decision = Decision(
            lead_id=clerks[0].organisation_id,
            sort=Sort.ASSISTING,
            name=f"{tree().reportable(case.category).label}处置（示例）",
            basis=self._matters.say("duty_bases"),
            report=self._matters.say("verdicts"),
        )
        decide(task_id=task.pk, decision=decision, by=self._dice.choice(self._cast.county))
        return clerks
