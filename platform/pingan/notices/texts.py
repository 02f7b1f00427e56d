"""What a notice says: a template by audience, channel and language, filled with what is nobody's secret.

A notice lies on locked screens and in the logs of others. It names the case's code, what is to be done, until
when, and where to look: never a person, a place, a category or a word that anybody wrote.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone

from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.core.kept import FOREVER, Kept

SECTION: Final = "notice_texts"
ANY, GATHERED = "any", "digest"
LANGUAGES: Final = ("zh", "en")
FIELDS: Final = ("says", "code", "deadline", "link", "count", "codes")
LONGEST: Final = 300
# So many codes stand in a digest; the page has the rest.
MOST_CODES: Final = 5
_FILE: Final = Path(__file__).with_name("texts.csv")

Texts = Mapping[tuple[str, str, str], str]


def shipped() -> Sequence[Row]:
    return _shipped.get()


def _read() -> Sequence[Row]:
    with _FILE.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


_shipped: Kept[Sequence[Row]] = Kept(_read, FOREVER)


def of_county(county: str) -> Texts:
    rows = config.rows(SECTION, county=county)
    return {(row["audience"], row["channel"], row["language"]): row["text"] for row in rows}


def filled(texts: Texts, audience: str, channel: str, language: str, **known: Any) -> str:
    """The text for an audience, or for any; the shipped one where a county has none of its own."""
    wanted = [(audience, channel, language), (ANY if audience != GATHERED else GATHERED, channel, language)]
    usual = {(row["audience"], row["channel"], row["language"]): row["text"] for row in shipped()}
    template = next(table[key] for table in (texts, usual) for key in wanted if key in table)
    return template.format_map(dict.fromkeys(FIELDS, "") | known).strip()


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and nothing is filled in for; the text itself where its braces do not close.

    A field stands there by its name alone. A width could be a thousand million blanks and a form one that no
    word has: whoever sends would fall over them, and with them everybody's notices.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return [text]
    return [
        f"{name}{'!' if how else ''}{how or ''}{':' if form else ''}{form}"
        for _said, name, form, how in parts
        if name is not None and (name not in FIELDS or form or how)
    ]


def deadline(due: datetime | None, language: str) -> str:
    """Until when, as it follows a code; nothing where no limit runs."""
    if due is None:
        return ""
    local = timezone.localtime(due, timezone.get_default_timezone())
    return (
        f", by {local:%d %b %H:%M}"
        if language == "en"
        else f"，{local.month}月{local.day}日 {local:%H:%M} 前"
    )


def language_of(said: str) -> str:
    return "en" if said.startswith("en") else "zh"


def link(case_code: str) -> str:
    """Where the notice leads: a short address that knows the reader's own page (`api.views.open_case`)."""
    return f"{settings.PUBLIC_ADDRESS}/n/{quote(case_code)}" if case_code else f"{settings.PUBLIC_ADDRESS}/n/"
