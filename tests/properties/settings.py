"""How hard the properties are tried: a sample in the suite, as much as one likes with PINGAN_EXAMPLES.

A number is taken as it is; `x3` means three times the sample, whose sizes follow what an example costs.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

ASKED = os.environ.get("PINGAN_EXAMPLES", "")


def how_many(usual: int, asked: str) -> int:
    return usual * int(asked[1:]) if asked.startswith("x") else int(asked or usual)


def tried(examples: int, **changes: int) -> settings:
    """So many examples: the same ones at every run of the suite, fresh ones when others are asked for."""
    return settings(
        max_examples=how_many(examples, ASKED),
        derandomize=not ASKED,
        # Made small where somebody looks for it: worlds take minutes to shrink.
        phases=list(Phase) if ASKED else [Phase.explicit, Phase.generate],
        print_blob=True,
        report_multiple_bugs=False,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **changes,  # type: ignore[arg-type]
    )
