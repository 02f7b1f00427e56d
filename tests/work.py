"""How much work something is, told so that whatever else the machine does cannot make it look like more."""

from __future__ import annotations

import time
from collections.abc import Callable

# What is no work takes milliseconds; a second for one line of input would be an attack.
SMALL_S = 1.0
_TRIES = 5


def is_small_work(task: Callable[[], object]) -> bool:
    """Whether the task takes less than a second of this thread's own processor time, at its quickest of five.

    A rubbish collection, a cold cache or a throttled core may slow one run down; what is really too much work
    is so every time.
    """
    return any(_thread_seconds(task) < SMALL_S for _ in range(_TRIES))


def _thread_seconds(task: Callable[[], object]) -> float:
    began = time.thread_time()
    task()
    return time.thread_time() - began
