"""The section of text modules: short texts that the desk's composer puts in at a shortcut."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from pingan.config import selectors
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Column, Section

CODE = "texts"
LONGEST = 500


def register() -> None:
    SECTIONS.register(
        CODE,
        Section(
            code=CODE,
            label=_("Text modules"),
            about=_("Short texts for replies and notes: the desk puts one in where its shortcut is typed."),
            columns=(
                Column(
                    "shortcut",
                    "code",
                    _("Shortcut"),
                    required=True,
                    most=20,
                    hint=_("Letters and digits, as short as can be."),
                ),
                Column("text", "long", _("Text"), required=True, most=LONGEST),
                Column(
                    "roles",
                    "role",
                    _("Posts"),
                    several=True,
                    hint=_("Who is offered it; empty for everybody."),
                ),
            ),
            key=("shortcut",),
        ),
    )


def offered_to(role: str) -> Sequence[Row]:
    """The texts that today's holders of a role are offered, in the order of their table."""
    return [row for row in selectors.rows(CODE) if not row["roles"] or role in row["roles"]]
