"""Every text our Python reads or writes names its encoding: a machine's locale is no part of a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.conf import settings

FOLDERS = ("gis", "ops", "platform", "tests")
TEXT_MODES = set("rwxat+")


def sources() -> list[str]:
    """Our own Python, with or without a history and a git to ask."""
    found = [file for folder in FOLDERS for file in (settings.REPOSITORY / folder).rglob("*.py")]
    return [str(file.relative_to(settings.REPOSITORY)) for file in found]


def unnamed(text: str) -> Iterator[int]:
    """The lines of calls that would take the locale's encoding."""
    tree = ast.parse(text)
    # `with path.open()` reads text; `page.open()` and `ring.open(value, place)` are something else.
    entered = {
        id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _takes_the_locale(node, entered=id(node) in entered):
            yield node.lineno


def _takes_the_locale(call: ast.Call, *, entered: bool) -> bool:
    named = {word.arg: word.value for word in call.keywords}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if "encoding" in named:
        return False
    if any(_is(named.get(word), {True}) for word in ("text", "universal_newlines")):
        return True
    place = {"read_text": 0, "write_text": 1, "open": 0, "fdopen": 1, "NamedTemporaryFile": 0}.get(name)
    if name == "open" and isinstance(call.func, ast.Name):
        place = 1
    if place is None:
        return False
    if name in {"read_text", "write_text"}:
        return len(call.args) <= place
    mode = call.args[place] if len(call.args) > place else named.get("mode")
    if mode is None:
        builtin = isinstance(call.func, ast.Name)
        return name == "fdopen" or (name == "open" and (builtin or (entered and not call.args)))
    return isinstance(mode, ast.Constant) and isinstance(mode.value, str) and set(mode.value) <= TEXT_MODES


def _is(node: ast.expr | None, values: set[object]) -> bool:
    return isinstance(node, ast.Constant) and node.value in values


def test_every_text_file_is_read_and_written_in_a_named_encoding() -> None:
    found = [
        f"{name}:{line}"
        for name in sources()
        for line in unnamed((settings.REPOSITORY / name).read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "open(file)",
        "open(file, 'w')",
        "with file.open() as text: pass",
        "file.open('a')",
        "file.open(mode='r')",
        "with file.open(newline='') as text: pass",
        "file.read_text()",
        "file.write_text(words)",
        "os.fdopen(handle, 'w')",
        "NamedTemporaryFile('w')",
        "subprocess.run(command, text=True)",
    ],
)
def test_a_call_that_takes_the_locale_is_found(code: str) -> None:
    assert list(unnamed(code)) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "open(file, 'rb')",
        "file.open('ab')",
        "Image.open(file)",
        "wait_for(page.open())",
        "ring.open(sealed, place)",
        "file.read_text('utf-8')",
        "file.write_text(words, encoding='ascii')",
        "os.fdopen(handle, 'wb')",
        "NamedTemporaryFile()",
        "subprocess.run(command, text=True, encoding='utf-8')",
    ],
)
def test_bytes_and_named_encodings_are_fine(code: str) -> None:
    assert list(unnamed(code)) == []
