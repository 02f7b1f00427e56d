"""Fills a template in. Run as a program, without any rights: who writes templates writes a small language.

What may be said in it is little (a field, a list that is gone through, a condition), and is looked at as a
tree before any of it runs; Jinja's sandbox stands behind that, and the end of memory and time behind both.
This file knows docxtpl and Jinja, and of the platform only packages and how to lay down rights. It is asked
two things:

    look   which fields a template names, and which of them there are not
    fill   the document, with these values
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

import jinja2.debug  # noqa: F401  loaded where something fails, when no file can be opened any more
import msgspec
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from pingan.core import packages
from pingan.core.bare import lay_down_rights

MEMORY_BYTES: Final = 512 << 20
CPU_SECONDS: Final = 10
MAX_OUT: Final = 8 << 20
MAX_DEPTH: Final = 2
MAX_UNKNOWN: Final = 50
# What is left for a pen.
BLANK: Final = "＿＿＿＿＿＿"
# Parts in which a template is filled in.
_TEXTS = re.compile(r"word/(document|(header|footer)\d{0,3}|footnotes|endnotes)\.xml")
_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FILTERS = frozenset({"default", "d", "length", "count", "join", "first", "last", "trim"})
_OF_LOOPS = dict.fromkeys(("index", "index0", "first", "last", "length", "revindex", "revindex0"))
# What has no name in XML at all, and would make the document one that does not open.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAGS = re.compile(r"<[^>]+>")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Keyword),
)


_WARM = ("{% for 项 in a %}{{ 项.名 }}，{{ c }}{% endfor %}", "{% if %}", "{{ a() }}", "{{ a|length }}")


class Refused(Exception):
    """The template will not do: a word for why, and where it stands or what it says."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


def look(docx: bytes, vocabulary: Mapping[str, Any]) -> dict[str, Any]:
    """The fields it uses, and those that there are not. Raises Refused."""
    told = _Look(vocabulary)
    for _name, source in _sources(docx):
        told.at(_parsed(_environment(), source))
    return {"used": sorted(told.used), "unknown": list(dict.fromkeys(told.unknown))[:MAX_UNKNOWN]}


def fill(docx: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """The document with these values. Raises Refused."""
    parts, environment = packages.unpacked(docx), _environment()
    values = _clean(values)
    for name, source in _sources(docx):
        _Look({}).at(_parsed(environment, source))
        parts[name] = _whole(name, _Filler().render_xml_part(source, None, values, environment))
    return {"docx": packages.packed(parts)}


def _sources(docx: bytes) -> Iterator[tuple[str, str]]:
    """The parts that can be filled in, with tags that an office had split mended."""
    for name, part in packages.unpacked(docx).items():
        if _TEXTS.fullmatch(name):
            tree = etree.fromstring(part, parser=etree.XMLParser(resolve_entities=False, no_network=True))
            yield name, _Filler().patch_xml(etree.tostring(tree, encoding="unicode"))


class _Filler(DocxTemplate):  # type: ignore[misc]  # not annotated
    """What docxtpl knows of Word's XML, without its way with files."""

    def __init__(self) -> None:
        super().__init__(b"")
        self.docx_ids_index = 1000


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=ChainableUndefined, finalize=_or_blank, cache_size=0
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


def _or_blank(value: Any) -> Any:
    return BLANK if value is None or value == "" or isinstance(value, Undefined) else value


def _parsed(environment: ImmutableSandboxedEnvironment, source: str) -> nodes.Template:
    # As docxtpl does before it fills in: a line is a paragraph, so a fault names its own.
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    try:
        return environment.parse(source)
    except TemplateSyntaxError as fault:
        lines = source.splitlines()
        line = lines[fault.lineno - 1] if 0 < fault.lineno <= len(lines) else ""
        raise Refused("syntax", _TAGS.sub("", line).strip()[:60] or str(fault.message)[:60]) from None


def _whole(name: str, xml: str) -> bytes:
    """The part as it is written. A tag that begins in one place and ends in another may have torn it."""
    if len(xml) > MAX_OUT:
        raise Refused("large")
    try:
        tree = etree.fromstring(xml.encode(), parser=etree.XMLParser(resolve_entities=False, no_network=True))
        _empty_cells(tree)
        if name == _MAIN:
            filler = _Filler()
            tree = filler.fix_tables(etree.tostring(tree, encoding="unicode"))
            filler.fix_docpr_ids(tree)
    except (etree.XMLSyntaxError, ValueError, TypeError, AttributeError, KeyError):
        raise Refused("torn") from None
    whole: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def _empty_cells(tree: Any) -> None:
    """A cell of a table that would hold nothing but a line to write on is such a place by itself."""
    for cell in tree.iter(f"{_W}tc"):
        texts = list(cell.iter(f"{_W}t"))
        if "".join(text.text or "" for text in texts).strip() == BLANK:
            for text in texts:
                text.text = ""


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        # What docxtpl makes a paragraph of, shaped like the one it stands in.
        return _UNFIT.sub("", value).replace("\n", "\a")
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value


class _Look:
    """Goes through a template's tree: what it says is allowed, what it names is known, or told as unknown."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._known: dict[str, Any] = dict(vocabulary)
        # What the words of the loops around stand for: the list, and what a row of it has.
        self._rows: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self._depth = 0
        self.used: set[str] = set()
        self.unknown: list[str] = []

    def at(self, node: nodes.Node) -> None:
        if not isinstance(node, _ALLOWED):
            raise Refused("forbidden", type(node).__name__)
        match node:
            case nodes.Filter() if node.name not in _FILTERS:
                raise Refused("forbidden", node.name)
            case nodes.For():
                self._loop(node)
            case nodes.Name() | nodes.Getattr():
                self._named(node)
            case _:
                for child in node.iter_child_nodes():
                    self.at(child)

    def _loop(self, loop: nodes.For) -> None:
        if loop.recursive or not isinstance(loop.target, nodes.Name):
            raise Refused("forbidden", "for")
        if self._depth >= MAX_DEPTH:
            raise Refused("deep")
        path, members = self._named(loop.iter)
        if members is None:
            self._tell(f"for … in {path}")
        outside = dict(self._rows)
        self._rows[loop.target.name] = path, members or {}
        self._rows["loop"] = "loop", _OF_LOOPS
        self._depth += 1
        for node in (*loop.body, *([loop.test] if loop.test else [])):
            self.at(node)
        self._depth -= 1
        self._rows = outside
        for node in loop.else_:
            self.at(node)

    def _named(self, node: nodes.Node) -> tuple[str, Mapping[str, Any] | None]:
        """What a word stands for: its path, and its members if it is a list."""
        if isinstance(node, nodes.Name):
            if node.name in self._rows:
                return self._rows[node.name][0], None
            self._note(node.name, self._known, node.name)
            return node.name, self._known.get(node.name)
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            word = node.node.name
            if word in self._rows:
                path, members = self._rows[word]
                told = f"{path}.{node.attr}"
                self._note(told, members, node.attr)
                return told, members.get(node.attr)
            self._tell(f"{word}.{node.attr}")
            return f"{word}.{node.attr}", None
        raise Refused("forbidden", type(node).__name__)

    def _note(self, path: str, known: Mapping[str, Any], word: str) -> None:
        self.used.add(path)
        if word not in known:
            self._tell(path)

    def _tell(self, path: str) -> None:
        self.unknown.append(path[:60])


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked, done. Never raises what a template can bring about."""
    try:
        if asked["do"] == "look":
            return look(asked["docx"], asked["vocabulary"])
        return fill(asked["docx"], asked["values"])
    except Refused as refused:
        return {"refused": refused.why, "what": refused.what}
    except (SecurityError, RecursionError, MemoryError):
        return {"refused": "forbidden", "what": ""}
    except (TemplateError, etree.XMLSyntaxError, packages.Unfit, TypeError, ValueError):
        return {"refused": "torn", "what": ""}


def main() -> None:
    # While files can still be opened: what is loaded only when it is first needed, by what goes well and by
    # what does not.
    for words in _WARM:
        body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
        source = f'<w:document xmlns:w="{_W[1:-1]}">{body}</w:document>'
        answer({"do": "fill", "docx": packages.packed({_MAIN: source.encode()}), "values": {"a": ["b"]}})
    lay_down_rights(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(asked)))
