"""Categories in the configuration."""

from __future__ import annotations

from collections.abc import Sequence

from pingan.categories.models import CURRENT, Category
from pingan.config.sections import CHOICES, Choice
from pingan.territory.atlas import reads_english


def choices() -> Sequence[Choice]:
    """The categories that hold once all loads do, as they lie in the table."""
    named = Category.objects.filter(CURRENT).order_by("code").values_list("code", "label", "label_en")
    return [Choice(code, label_en if reads_english() else label) for code, label, label_en in named]


def register() -> None:
    CHOICES.register("category", choices)
