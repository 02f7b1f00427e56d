"""The section of text modules: short texts that the desk's composer puts in at a shortcut."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from pingan.config import selectors
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Column, Section
from pingan.people.actors import Actor

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


def offered_to(viewer: Actor) -> Sequence[Row]:
    """The texts that the viewer's post is offered today, in the order of their county's table."""
    role, rows = viewer.role, selectors.rows(CODE, county=viewer.county_code)
    return [row for row in rows if not row["roles"] or role in row["roles"]]
