"""The whole configuration as one file: out of one installation, into another, or back after a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pingan.config import selectors
from pingan.config.errors import NoConfiguration
from pingan.config.sections import SECTIONS
from pingan.core import clock

# Another number when a file of today could no longer be read as it was meant.
FORMAT = 1
PLATFORM = "pingan"


def whole(county: str) -> dict[str, Any]:
    """All sections as they will be once what is planned holds."""
    return {
        "platform": PLATFORM,
        "format": FORMAT,
        "county": county,
        "made_at": clock.now().isoformat(),
        "sections": {code: list(selectors.table(section, county).rows) for code, section in SECTIONS.items()},
    }


def sections_of(file: Any) -> Mapping[str, Any]:
    """The tables of such a file. Raises NoConfiguration for anything else, and for sections nobody knows."""
    if not isinstance(file, Mapping) or file.get("platform") != PLATFORM:
        raise NoConfiguration
    if file.get("format") != FORMAT:
        raise NoConfiguration(
            _("Its format is %(found)s; this platform reads %(known)s.")
            % {"found": str(file.get("format"))[:20], "known": FORMAT}
        )
    sections = file.get("sections")
    if not isinstance(sections, Mapping):
        raise NoConfiguration
    if unknown := [str(code)[:40] for code in sections if code not in SECTIONS]:
        raise NoConfiguration(
            _("Sections this platform has not: %(names)s") % {"names": ", ".join(unknown[:10])}
        )
    return sections
