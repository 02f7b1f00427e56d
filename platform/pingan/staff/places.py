"""Which area a table means: by its code, or by its name as people write it, alone or behind those around it.

「枫垭镇 枫垭社区第一网格」 and 「枫垭社区第一网格」 are the same place; so is 「第一网格」
where the table names the township and only one of its grids is called so. Of several that are, none is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from pingan.core.area_codes import Level, ancestry
from pingan.core.identifiers import compact, folded
from pingan.territory.atlas import AreaName, atlas
from pingan.territory.selectors import said_once

_BETWEEN = str.maketrans("", "", " \t·•/、,，>-—")


class Places:
    """The current areas of one's own, by each way to write them."""

    def __init__(self, scope: str) -> None:
        self._scope = scope
        self._codes: dict[str, set[str]] = defaultdict(set)
        for code, area in atlas().names.items():
            if area.is_current and code.startswith(scope):
                for written in _ways_to_write(area):
                    self._codes[written].add(code)

    def find(self, said: str, *, within: str = "") -> Collection[str]:
        """The codes of all that this may mean inside an area; a code means itself, there or not."""
        code = compact(said)
        if code.isascii() and code.isdigit():
            return {code} if code.startswith(self._scope) and code.startswith(within) else set()
        return {one for one in self._codes.get(_run_together(said), ()) if one.startswith(within)}


def _ways_to_write(area: AreaName) -> Iterator[str]:
    """Its own name, and that behind one or more of those around it, in both languages."""
    names = atlas().names
    path = [names[code] for code in ancestry(area.code) if code in names]
    for labels in ([one.name for one in path], [one.name_en for one in path]):
        if not labels[-1]:
            continue
        for first in range(len(labels)):
            yield _run_together("".join(said_once(labels[first:])))
            yield _run_together("".join(labels[first:]))
        if area.level == Level.GRID:
            # With its township and without its village.
            _county, township, *_village, own = labels
            yield _run_together(township + own)


def _run_together(said: str) -> str:
    return folded(said).translate(_BETWEEN)
