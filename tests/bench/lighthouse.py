"""What Lighthouse says of the phone's face: `python -m tests.bench.lighthouse ADDRESS` of a demo that runs here.

A phone of the middle and its link are simulated, as Lighthouse does for mobile: what is timed on this machine is
reckoned up to four times slower. It is no test: other work on the machine takes from the figures, so each page is
loaded several times and the median stands, with the machine's load beside it; `--first` lets the browser go before
all other work, as on a machine that has none. Lighthouse comes from npm by its name and stays below `var/`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from ops.ports import first_free
from tests.bench.machine import REPOSITORY
from tests.e2e.conftest import CHROMIUM, FLAGS, PASSWORD

WHO = "qian"
# The sign-in, and what the phone shows first to whoever is signed in.
PAGES = ("door", "home")
TOOLS = REPOSITORY / "var" / "lighthouse"
RELEASE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
FIGURES = {
    "first-contentful-paint": "first paint ms",
    "largest-contentful-paint": "largest paint ms",
    "total-blocking-time": "blocked ms",
    "speed-index": "speed index ms",
    "cumulative-layout-shift": "shift",
}
# A machine with two cores is quiet below that.
QUIET = 2.0
TRIES = 4


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description=__doc__)
    parser.add_argument("address", help="of the demo, as http://127.0.0.1:8080")
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=PAGES)
    parser.add_argument("--first", action="store_true", help="the browser before all other work; as root")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument(
        "--patience", type=int, default=0, help="seconds to wait for a quiet machine, each time"
    )
    options = parser.parse_args(arguments)
    _install()
    for page in options.pages:
        with browser(first=options.first) as port:
            if page == "home":
                _sign_in(options.address, port)
            _say(page, [_judged(options.address, port, options.patience) for _ in range(options.times)])
    return 0


def _install() -> None:
    if not (TOOLS / "node_modules" / "lighthouse").exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        npm = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(TOOLS), RELEASE]
        subprocess.run(npm, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def browser(*, first: bool) -> Iterator[int]:
    """A browser of its own with an empty profile; the port it is steered by."""
    profile, port = tempfile.mkdtemp(prefix="pingan-lighthouse-"), first_free(9377)
    if port is None:
        raise RuntimeError("no port is free for a browser")
    command = [CHROMIUM, "--headless=new", "--lang=zh-CN", "--accept-lang=zh-CN", *FLAGS]
    before = ["chrt", "--rr", "2"] if first else []
    process = subprocess.Popen(
        [*before, *command, f"--remote-debugging-port={port}", f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        time.sleep(4)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _sign_in(address: str, port: int) -> None:
    with sync_playwright() as playwright:
        context = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]
        page = context.new_page()
        page.goto(f"{address}/m/")
        page.locator("input[autocomplete=username]").fill(WHO)
        page.locator("input[type=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator("input[type=password]").wait_for(state="detached")
        page.wait_for_timeout(3000)
        page.close()


def _judged(address: str, port: int, patience: int) -> dict[str, Any]:
    _wait_for_quiet(patience)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [
            *("npx", "--prefix", str(TOOLS), "lighthouse", f"{address}/m/", f"--port={port}"),
            *("--form-factor=mobile", f"--only-categories={','.join(CATEGORIES)}"),
            *("--output=json", f"--output-path={out}", "--quiet"),
        ]
        # A browser that other work holds up may lose the trace; then nothing was measured.
        for _try in range(TRIES):
            if subprocess.run(command, check=False).returncode == 0:
                break
        told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    if "PINGAN_LIGHTHOUSE_KEEP" in os.environ:
        kept = Path(os.environ["PINGAN_LIGHTHOUSE_KEEP"])
        kept.write_text(json.dumps(told), encoding="utf-8")
    scores = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES}
    figures = {said: told["audits"][name]["numericValue"] for name, said in FIGURES.items()}
    judged = {**scores, **figures, "load": os.getloadavg()[0]}
    sys.stderr.write(f"  {_line(judged)}\n")
    return judged


def _wait_for_quiet(patience: int) -> None:
    until = time.monotonic() + patience
    while os.getloadavg()[0] > QUIET and time.monotonic() < until:
        time.sleep(2)


def _say(page: str, runs: Sequence[dict[str, Any]]) -> None:
    middle = {name: median(run[name] for run in runs) for name in runs[0]}
    print(f"{page}, median of {len(runs)}: {_line(middle)}", flush=True)


def _line(figures: dict[str, Any]) -> str:
    return ", ".join(
        f"{name} {value:.2f}" if value < 1 else f"{name} {value:.0f}" for name, value in figures.items()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
