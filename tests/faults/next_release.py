"""The same pages as another release would bring them: every built file under another name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.faults.parts import ROOT

BUILT = ROOT / "frontend" / "dist"
# As the build names a file: what it is, and eight letters of its content.
NAME = re.compile(r"(.+-)([\w-]{8})(\.\w+)")
SPOKEN = {".js", ".css", ".json"}


def copied(pages: Path) -> Path:
    """The pages as they were built."""
    shutil.copytree(BUILT, pages)
    return pages


def renamed(pages: Path) -> Path:
    """The pages with other names, and every name in them changed likewise."""
    copied(pages)
    names = dict(filter(None, map(_another, (pages / "assets").iterdir())))
    assert len(names) > 100, "the build names its files in another way"
    said = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    for file in [one for one in pages.rglob("*") if one.suffix in SPOKEN]:
        text = file.read_text(encoding="utf-8")
        file.write_text(said.sub(lambda found: names[found[0]], text), encoding="utf-8")
    for name, another in names.items():
        (pages / "assets" / name).rename(pages / "assets" / another)
    return pages


def _another(file: Path) -> tuple[str, str] | None:
    parts = NAME.fullmatch(file.name)
    if parts is None:
        return None
    what, letters, kind = parts.groups()
    return file.name, f"{what}{letters[:-1]}{'1' if letters[-1] == '0' else '0'}{kind}"
