"""Every text the server can say stands in Chinese: a missing one fails here, not on somebody's phone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from django.conf import settings

PLATFORM = Path(settings.PLATFORM)
CATALOGUE = PLATFORM / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
TRANSLATORS = {"_", "gettext", "gettext_lazy"}
IN_TEMPLATE = re.compile(r'{%\s*translate\s+"([^"]+)"')


def said_in_python() -> Iterator[tuple[str, str]]:
    for file in sorted((PLATFORM / "pingan").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS:
                text = node.args[0]
                assert isinstance(text, ast.Constant), f"{file}:{node.lineno} translates something computed"
                yield str(text.value), f"{file.name}:{node.lineno}"


def said_in_templates() -> Iterator[tuple[str, str]]:
    for file in sorted((PLATFORM / "pingan").rglob("*.html")):
        for text in IN_TEMPLATE.findall(file.read_text(encoding="utf-8")):
            yield text, file.name


def catalogue() -> dict[str, str]:
    """msgid → msgstr, read from the text so that a stale binary proves nothing."""
    entries = re.findall(
        r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)',
        CATALOGUE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {_joined(source): _joined(target) for source, target in entries}


def _joined(quoted: str) -> str:
    return "".join(ast.literal_eval(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', quoted))


SAID = dict([*said_in_python(), *said_in_templates()])


def test_all_is_said_in_chinese() -> None:
    chinese = catalogue()
    assert {text: SAID[text] for text in SAID if not chinese.get(text)} == {}
    assert {text for text in SAID if _fields(text) != _fields(chinese[text])} == set()


def _fields(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)\w", text))


def test_nothing_is_kept_that_nobody_says() -> None:
    assert sorted(set(catalogue()) - set(SAID) - {""}) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for source, target in catalogue().items():
        if source:
            assert compiled.gettext(source) == target


def test_a_password_has_one_word() -> None:
    """口令 is the sentence that opens escrowed keys, and nothing that anybody signs in with."""
    pages = sorted((PLATFORM.parent / "frontend" / "src").rglob("*.zh.ts"))
    guides = [one for one in sorted((PLATFORM.parent / "docs" / "guide").glob("*.md")) if one.stem != "运维"]
    said = {str(file): file.read_text(encoding="utf-8") for file in [*pages, *guides, CATALOGUE]}
    assert len(said) > 20
    assert [name for name, text in said.items() if "口令" in text] == []
