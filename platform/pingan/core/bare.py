"""For a program that works on what strangers sent: it lays down every right before it looks at a byte of it.

`core.apart` starts such programs. This file is all of the platform that they load.
"""

from __future__ import annotations

import os
import resource

NOBODY = 65534


def lay_down_rights(*, memory: int, seconds: int) -> None:
    """From here on no file or connection can be opened and nothing started; memory and time have an end.

    Whatever is to be imported must be by now.
    """
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    bounds = {
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
    }
    for bound, most in bounds.items():
        resource.setrlimit(bound, (most, most))
