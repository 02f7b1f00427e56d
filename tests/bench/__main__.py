"""`python -m tests.bench`: make the databases, measure what is asked for, write it down, clean up."""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench import django_side, machine, place, report
from tests.bench.rounds import FULL, QUICK

PARTS = ("create", "lives", "lists", "plans", "tiles", "push", "catch-up")
PAGE = machine.REPOSITORY / "docs" / "benchmarks.md"
SMALL = 2_000
ACTS_A_CASE = 10


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    # SIGTERM leaves through the same door as Ctrl-C: servers down, databases dropped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    _allow_many_sockets()
    try:
        text = _measured(options)
    except KeyboardInterrupt:
        _say("stopped; databases and servers of the bench are gone")
        return 130
    sys.stdout.write(text)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--only", type=_parts, default=PARTS, help=f"some of {','.join(PARTS)}")
    parser.add_argument("--cases", type=int, help="cases of the large county (1000000; quick: 20000)")
    parser.add_argument("--quick", action="store_true", help="short slices: tries the bench, measures little")
    parser.add_argument(
        "--out", type=Path, help="where to write the page (docs/benchmarks.md for a full run)"
    )
    options = parser.parse_args(arguments)
    options.pace = QUICK if options.quick else FULL
    options.cases = options.cases or (20_000 if options.quick else 1_000_000)
    options.acts = ACTS_A_CASE * options.cases
    if options.out is None and not options.quick and options.only == PARTS:
        options.out = PAGE
    return options


def _parts(words: str) -> tuple[str, ...]:
    parts = tuple(words.split(","))
    if unknown := set(parts) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return parts


def _measured(options: argparse.Namespace) -> str:
    base = place.base_name()
    django_side.set_up(base)
    # These import the platform, which must find Django set up.
    from tests.bench import catch_up, county, create_case, lives, plans, push, reads, sums

    tables: list[report.Table] = []
    faults: list[str] = []

    def keep(*measured: report.Table) -> None:
        """Write the page anew with each table: what an hour has measured outlives a part that fails."""
        tables.extend(measured)
        if options.out:
            options.out.write_text(report.page(facts, tables), encoding="utf-8")

    with ExitStack() as stack:
        base = stack.enter_context(place.database(base))
        _say("county, people and devices")
        people = django_side.furnish()
        small = stack.enter_context(county.grown(base, SMALL, people))
        watcher = stack.enter_context(place.closing(place.connect("postgres", place.WATCHER)))
        # Before anything is measured: our own load is not the machine's.
        facts = machine.facts(watcher)
        per_report = None
        if "create" in options.only:
            _say("create")
            table, per_report = create_case.measure(small.database, watcher, people["qian"], options.pace)
            keep(table)
        if "push" in options.only:
            _say("push")
            # Its acts have no cases: neither county that is counted afterwards may inherit them.
            with place.database(f"{base}_push", template=base) as unheard:
                keep(push.measure(small.database, unheard, people, quick=options.quick))
        if "catch-up" in options.only:
            _say("catch-up")
            # The few workers of the cast would else have reported what hundreds do, and hear of all of it.
            with county.grown(base, catch_up.CASES, people, idle=["qian"]) as night:
                keep(catch_up.measure(night, watcher, people, options.pace))
        if {"lives", "lists", "plans", "tiles"} & set(options.only):
            _say(f"{options.cases:,} cases and {options.acts:,} acts")
            large = stack.enter_context(county.grown(base, options.cases, people, acts=options.acts))
            if "plans" in options.only:
                _say("plans")
                table, faults = plans.measure(large, people)
                keep(table)
            if "lists" in options.only:
                _say("lists")
                keep(reads.lists((small, large), watcher, people, options.pace))
            if "tiles" in options.only:
                _say("tiles")
                keep(reads.points((small, large), watcher, people["chen"], options.pace))
                keep(*sums.measure(large, watcher, people["chen"], options.pace, per_report))
            if "lives" in options.only:
                _say("lives")
                # Last of all that reads: what it reports is in both counties from then on.
                keep(lives.measure((small, large), watcher, people["qian"], people["li"], options.pace))
                keep(lives.spike(large, people["qian"], options.pace))
    if faults:
        # The figures are kept; that one of them is out of bounds is no success.
        raise SystemExit("\n".join(["looks at more than it may:", *faults]))
    return report.page(facts, tables)


def _allow_many_sockets() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


_began = time.monotonic()


def _say(what: str) -> None:
    sys.stderr.write(f"  {time.monotonic() - _began:6.0f} s  {what}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
