"""Periodic work by name: rooms register theirs in a module `jobs`, which their `ready` imports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pingan.core.registry import Registry

Do = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Job:
    """Something the ticking process does every so many seconds.

    It is to be done within one second: what takes longer is enqueued for the worker (`django_tasks`).
    """

    name: str
    seconds: float
    do: Do


JOBS: Registry[Job] = Registry("jobs")


def every(seconds: float, name: str) -> Callable[[Do], Do]:
    """Have the decorated function done every so many seconds, in one process of the whole deployment.

    It must bear being done twice, and being left out while no ticker runs.
    """

    def register(do: Do) -> Do:
        JOBS.register(name, Job(name, seconds, do))
        return do

    return register
