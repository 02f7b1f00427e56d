"""The picture of imports has no circle: what imports a module can be read after it, whatever the room."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def circle_in(imports: Mapping[str, set[str]]) -> list[str]:
    """The modules of a circle, in order; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        circle: list[str] = found.args[1]
        return circle
    return []


@pytest.mark.parametrize("package", ["pingan", "gis"])
def test_no_module_imports_itself_in_a_circle(package: str) -> None:
    # Imports inside functions and those for types alone count: a reader follows them, too.
    graph = grimp.build_graph(package)
    assert circle_in({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []


def test_a_circle_is_found() -> None:
    assert set(circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
