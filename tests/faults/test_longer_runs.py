"""What the suite tries as a sample, tried for longer and with other examples each time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.faults.conftest import Drill
from tests.faults.parts import ROOT

pytestmark = pytest.mark.faults

EXAMPLES = 60
HOSTILE_EXAMPLES = 40
RUNS = {
    "tests/properties": ("PINGAN_EXAMPLES", EXAMPLES),
    "tests/contract/test_hostile_requests.py": ("PINGAN_HOSTILE_EXAMPLES", HOSTILE_EXAMPLES),
}


@pytest.mark.parametrize("tests", RUNS, ids=lambda tests: tests.rpartition("/")[2])
def test_holds_for_longer(tests: str, drill: Drill) -> None:
    """A child, because the number of examples is read when the tests are imported."""
    knob, usual = RUNS[tests]
    examples = drill.sized(usual)
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
        env=os.environ | {knob: str(examples)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last_line = (done.stdout.strip().splitlines() or ["nothing was said"])[-1]
    drill.tell(examples=examples, result=last_line.strip("= "))
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
