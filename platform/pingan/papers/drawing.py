"""Templates as they are shipped, drawn from a few lines of text into a plain Word document.

    # 调解记录                          the title
    ## 一、基本情况                      a heading
    > 编号：{{编号}}                     to the right
    普通的一段。                         a paragraph, its first line indented
    . 不缩进的一段                       one that is not
    | 时间 | {{时间}} | 地点 | {{地点}}    a row of a table; the last cell takes what is left of the width
    |= 序号:1 | 题名:5 | 页码:2          a row of headings, and how wide they stand to one another
    | for 人 in 当事人                   what stands up to `| end` is repeated; in a table its rows,
    for 人 in 当事人                     else its paragraphs, up to `end`
    ---                                  a new page

No office and no library is needed for that, and the same text is the same bytes, so that the hash a paper
keeps of its template means something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from pingan.core import packages

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# A4 with the margins of official documents (GB/T 9704), in twentieths of a point.
_WIDTH, _HEIGHT = 11906, 16838
_TOP, _RIGHT, _BOTTOM, _LEFT = 2098, 1474, 1984, 1588
_TEXT = _WIDTH - _LEFT - _RIGHT
_LABEL = 1500
_BODY_FONT, _TITLE_FONT, _LABEL_FONT = "仿宋", "宋体", "黑体"


@cache
def draw(text: str) -> bytes:
    """The document of a text. Its bytes are the same each time."""
    body = "".join(_blocks(text)) + _SECTION
    document = f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    return packages.packed({**_AROUND, "word/document.xml": document.encode()})


# ── Lines

_SHAPES: Mapping[str, Mapping[str, Any]] = {
    "#": {"style": "Title"},
    "##": {"style": "Heading1"},
    ">": {"align": "right"},
    ".": {},
}
_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass(slots=True)
class _Table:
    rows: list[tuple[bool, list[str]]] = field(default_factory=list)


def _blocks(text: str) -> Iterator[str]:
    table = _Table()
    for line in text.strip().splitlines():
        if line.startswith("|"):
            table.rows.append(_row(line))
            continue
        if table.rows:
            yield _drawn(table)
            table = _Table()
        yield _paragraph_of(line.rstrip())
    if table.rows:
        # A document must not end in a table.
        yield _drawn(table) + _paragraph("", small=True)


def _row(line: str) -> tuple[bool, list[str]]:
    heads = line.startswith("|=")
    return heads, [cell.strip() for cell in f"{line[2 if heads else 1 :]} ".split(" | ")]


def _paragraph_of(line: str) -> str:
    begins, _space, rest = line.partition(" ")
    if begins in _SHAPES:
        return _paragraph(rest, **_SHAPES[begins])
    if begins in ("for", "end"):
        return _paragraph(_loop(line, "p"))
    return _PAGE if begins == "---" else _paragraph(line, indent=bool(line))


def _loop(line: str, what: str) -> str:
    return f"{{%{what} endfor %}}" if line == "end" else f"{{%{what} {line} %}}"


def _paragraph(
    text: str,
    *,
    style: str = "",
    align: str = "",
    indent: bool = False,
    bold: bool = False,
    small: bool = False,
) -> str:
    says = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        '<w:spacing w:line="20" w:lineRule="exact"/>' if small else "",
        '<w:ind w:firstLineChars="200" w:firstLine="560"/>' if indent else "",
        f'<w:jc w:val="{align}"/>' if align else "",
    ]
    how = f"<w:rPr>{_fonts(_LABEL_FONT)}</w:rPr>"
    run = f'<w:r>{how if bold else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{''.join(says)}</w:pPr>{run}</w:p>"


# ── Tables: a grid of so many columns as its longest row has cells


def _drawn(table: _Table) -> str:
    widths = _widths(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_drawn_row(heads, cells, widths) for heads, cells in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{_TEXT}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _widths(table: _Table) -> list[int]:
    """As the headings say; else labels are narrow, and what they name wide."""
    columns = max(len(cells) for _heads, cells in table.rows)
    heads = next((cells for heads, cells in table.rows if heads), None)
    if heads is not None:
        shares = [_share(cell) for cell in heads]
        return [_TEXT * share // sum(shares) for share in shares]
    narrow = [number % 2 == 0 and columns > 1 for number in range(columns)]
    wide = (_TEXT - _LABEL * sum(narrow)) // max(1, columns - sum(narrow))
    return [_LABEL if is_narrow else wide for is_narrow in narrow]


def _share(heading: str) -> int:
    return int(heading.rpartition(":")[2]) if ":" in heading else 1


def _drawn_row(heads: bool, cells: list[str], widths: Sequence[int]) -> str:
    if len(cells) == 1 and (cells[0] == "end" or cells[0].startswith("for ")):
        cells = [_loop(cells[0], "tr")]
    if heads:
        cells = [cell.partition(":")[0] for cell in cells]
    last = len(cells) - 1
    drawn = []
    for number, cell in enumerate(cells):
        spans = len(widths) - last if number == last else 1
        width = sum(widths[number : number + spans])
        is_label = heads or (number % 2 == 0 and len(cells) > 1 and len(widths) > 1 and "{" not in cell)
        span = f'<w:gridSpan w:val="{spans}"/>' if spans > 1 else ""
        inner = "".join(
            _paragraph(part, align="center" if is_label else "", bold=is_label) for part in cell.split("\\n")
        )
        drawn.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
            f"{inner}</w:tc>"
        )
    whole = "<w:cantSplit/>" if len(cells) > 1 else ""
    again = "<w:tblHeader/>" if heads else ""
    says = f'{whole}<w:trHeight w:val="560" w:hRule="atLeast"/>{again}'
    return f"<w:tr><w:trPr>{says}</w:trPr>{''.join(drawn)}</w:tr>"


# ── What stands around the text


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _style(code: str, name: str, paragraph: str, run: str) -> str:
    is_first = code == "Normal"
    default = ' w:default="1"' if is_first else ""
    based = "" if is_first else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{code}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


def _styles() -> str:
    sides = "".join(map(_border, ("top", "left", "bottom", "right", "insideH", "insideV")))
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_BODY_FONT)}'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + _style(
            "Normal",
            "Normal",
            '<w:spacing w:line="440" w:lineRule="atLeast"/>',
            f'{_fonts(_BODY_FONT)}<w:sz w:val="28"/>',
        )
        + _style(
            "Title",
            "Title",
            '<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>',
            f'{_fonts(_TITLE_FONT)}<w:b/><w:sz w:val="44"/>',
        )
        + _style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:spacing w:before="120"/>',
            f'{_fonts(_LABEL_FONT)}<w:sz w:val="28"/>',
        )
        + _style("Footer", "footer", '<w:jc w:val="center"/>', f'{_fonts(_TITLE_FONT)}<w:sz w:val="21"/>')
        + '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="Plain"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _page_field(word: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {word} </w:instrText></w:r>{middle}{end}'


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


_SECTION = (
    f'<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}"'
    ' w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f"{_text('第 ')}{_page_field('PAGE')}{_text(' 页 共 ')}{_page_field('NUMPAGES')}{_text(' 页')}"
    "</w:p></w:ftr>"
)


def _relations(named: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(named, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{lines}</Relationships>"
    )


def _content_types() -> str:
    parts = (("document", "document.main"), ("styles", "styles"), ("footer1", "footer"))
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


# A package begins with what it is; whoever reads only the first bytes sees a document.
_AROUND = {
    "[Content_Types].xml": _content_types().encode(),
    "_rels/.rels": _relations([("officeDocument", "word/document.xml")]).encode(),
    "word/_rels/document.xml.rels": _relations(
        [("styles", "styles.xml"), ("footer", "footer1.xml")]
    ).encode(),
    "word/styles.xml": _styles().encode(),
    "word/footer1.xml": _FOOTER.encode(),
}
