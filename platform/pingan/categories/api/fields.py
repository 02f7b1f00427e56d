"""A category in a request."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.selectors import tops_of_today, tree
from pingan.categories.tables import PATTERN


class CategoryField(serializers.RegexField):
    """The code of a category. Which codes there are is data, so the schema knows their form alone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(rf"^{PATTERN}\Z", **options)


class TopCategoryField(CategoryField):
    """The code of a category at the top of today's tree: what sums are kept by."""

    default_error_messages = serializers.ChoiceField.default_error_messages

    def to_internal_value(self, data: Any) -> str:
        code: str = super().to_internal_value(data)
        if code not in tops_of_today():
            self.fail("invalid_choice", input=code)
        return code


class KnownCategoryField(CategoryField):
    """The code of a category that is or was in use: what old cases can be asked for by."""

    default_error_messages = serializers.ChoiceField.default_error_messages

    def to_internal_value(self, data: Any) -> str:
        code: str = super().to_internal_value(data)
        if code not in tree().known:
            self.fail("invalid_choice", input=code)
        return code
