"""`python -m gis`: draw a county or a province, check it, or cut a county's base map."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gis import basemap, checks, county, manifest

_DEFAULT = Path("fixtures/county")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 faults, 2 wrong use."""
    options = _parser().parse_args(arguments)
    if options.command == "county":
        return _county(options)
    if options.command == "basemap":
        return _basemap(options.directory)
    return _check(_counties_in(options.directory))


def _county(options: argparse.Namespace) -> int:
    size = county.Size(
        townships=options.townships,
        villages=options.villages,
        grids=options.grids,
        counties=options.counties,
        border_villages=options.border_villages,
    )
    try:
        built = county.build_province(
            options.seed,
            size,
            options.out,
            with_basemap=not options.no_basemap,
            processes=options.processes,
        )
    except ValueError as problem:
        print(f"cannot draw this county: {problem}", file=sys.stderr)
        return 2
    return _check(built)


def _basemap(directory: Path) -> int:
    tiles = basemap.build(directory)
    manifest.renew(directory, basemap.NAME, tiles)
    print(f"{directory / basemap.NAME}: {tiles} tiles")
    return 0


def _check(directories: Sequence[Path]) -> int:
    findings = [finding for directory in directories for finding in checks.check(directory)]
    findings += checks.check_borders(directories)
    for finding in findings:
        print(finding if finding.is_fault else f"allowed: {finding}")
    print(f"counties checked: {len(directories)}, findings: {len(findings)}")
    return 1 if any(finding.is_fault for finding in findings) else 0


def _counties_in(directory: Path) -> list[Path]:
    """Return the county directories of a province, or the directory itself if it is one county."""
    inner = sorted(path.parent for path in directory.glob(f"*/{manifest.NAME}"))
    return [directory] if (directory / manifest.NAME).exists() or not inner else inner


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("county", help="draw an invented county and check it")
    draw.add_argument("--seed", type=int, required=True)
    draw.add_argument("--townships", type=int, default=8, help="per county (default 8)")
    draw.add_argument("--villages", type=int, default=80, help="per county (default 80)")
    draw.add_argument("--grids", type=int, default=600, help="per county (default 600)")
    draw.add_argument("--border-villages", type=int, default=10, help="per county (default 10)")
    draw.add_argument("--counties", type=int, default=1, help="more than one: a province, a folder for each")
    draw.add_argument("--processes", type=int, default=1, help="counties drawn at a time (default 1)")
    draw.add_argument("--no-basemap", action="store_true", help="leave out basemap.pmtiles")
    draw.add_argument("--out", type=Path, default=_DEFAULT)
    for name, text in (
        ("check", "look for faults in a county directory"),
        ("basemap", "cut basemap.pmtiles anew"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("directory", type=Path, nargs="?", default=_DEFAULT)
    return parser


if __name__ == "__main__":
    sys.exit(main())
