"""What the suite tries as a sample, tried for longer and with other examples each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.faults.conftest import Drill
from tests.faults.parts import ROOT

pytestmark = pytest.mark.faults

# The knob of each, its value for so many times the usual, and what is usual here: about a minute each.
RUNS: dict[str, tuple[str, Callable[[int], str], int]] = {
    "tests/properties": ("PINGAN_EXAMPLES", lambda times: f"x{times}", 4),
    "tests/contract/test_hostile_requests.py": ("PINGAN_HOSTILE_EXAMPLES", str, 20),
}


@pytest.mark.parametrize("tests", RUNS, ids=lambda tests: tests.rpartition("/")[2])
def test_holds_for_longer(tests: str, drill: Drill) -> None:
    """A child, because the number of examples is read when the tests are imported."""
    knob, in_words, usual = RUNS[tests]
    examples = in_words(drill.sized(usual))
    command = [
        sys.executable,
        "-m",
        "pytest",
        tests,
        "-n",
        "2",
        "--create-db",
        f"--hypothesis-seed={drill.seed}",
    ]
    done = subprocess.run(
        command,
        env=os.environ | {knob: examples},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    last_line = (done.stdout.strip().splitlines() or ["nothing was said"])[-1]
    drill.tell(examples=examples, result=last_line.strip("= "))
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
