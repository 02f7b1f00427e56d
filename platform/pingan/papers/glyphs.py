"""Which characters a paper can show: those that some font of this server has.

Names have characters that few fonts know (㑇, 𬭚), and where none does a PDF shows a box. So it is told
before the paper is made.
"""

from __future__ import annotations

import subprocess
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pingan.core.kept import Kept
from pingan.papers import office

KEPT_SECONDS: Final = 600.0
_PATIENCE_SECONDS: Final = 20
# Seen as nothing, whatever the font: spaces, marks of direction, joiners, selectors.
_UNSEEN: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn"})


def without_glyph(known: Any) -> list[str]:
    """The characters of what a paper says that no font here has, each once; none where nobody can tell."""
    starts, ends = _fonts.get()
    if not starts:
        return []
    letters = dict.fromkeys(letter for text in _texts(known) for letter in text)
    return [letter for letter in letters if _is_seen(letter) and not _has(ord(letter), starts, ends)]


def _texts(known: Any) -> Iterable[str]:
    if isinstance(known, str):
        yield known
    elif isinstance(known, Mapping):
        for value in known.values():
            yield from _texts(value)
    elif isinstance(known, list | tuple):
        for value in known:
            yield from _texts(value)


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN


def _has(point: int, starts: list[int], ends: list[int]) -> bool:
    place = bisect_right(starts, point) - 1
    return place >= 0 and point <= ends[place]


def _read() -> tuple[list[int], list[int]]:
    """The spans of code points that any font has, in order; none without fontconfig."""
    with TemporaryDirectory(prefix="pingan-fonts-") as folder:
        env = {"FONTCONFIG_FILE": str(office.fonts_file(Path(folder))), "LANG": "C.UTF-8", "HOME": folder}
        try:
            told = subprocess.run(
                ["/usr/bin/fc-list", "--format", "%{charset} "],
                capture_output=True,
                env=env,
                timeout=_PATIENCE_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return [], []
    return _merged(told.stdout.decode("ascii", "ignore").split())


def _merged(spans: Iterable[str]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(_span(word) for word in set(spans)):
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _span(word: str) -> tuple[int, int]:
    first, _dash, last = word.partition("-")
    return int(first, 16), int(last or first, 16)


_fonts: Kept[tuple[list[int], list[int]]] = Kept(_read, KEPT_SECONDS)
