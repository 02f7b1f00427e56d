"""Shapes of the categories API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.urgencies import URGENCIES


class WordsOut(serializers.Serializer[Any]):
    zh = serializers.CharField()
    en = serializers.CharField()


class CategoryOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    parent = serializers.CharField(allow_null=True, help_text="Null at the top of the tree.")  # type: ignore[assignment]
    top = serializers.CharField(help_text="The top of its path: what its cases are counted and coloured by.")
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    label_en = serializers.CharField()
    track = serializers.CharField()
    urgency = serializers.ChoiceField(choices=URGENCIES, help_text="Unless the reporter says otherwise.")
    colour = serializers.CharField(help_text="#rrggbb; empty for none.")
    icon = serializers.CharField(help_text="Path data of a line icon on a 24 grid; empty for none.")
    usual = serializers.IntegerField(
        help_text="Its place among its siblings where a phone has no habits yet."
    )
    notice = serializers.CharField(help_text="To be done before anything is written; empty for nothing.")
    notice_en = serializers.CharField()
    phrases = WordsOut(many=True, help_text="Ready phrases for the words of a report.")
    questions = WordsOut(many=True, help_text="What a report should answer.")
    valid_from = serializers.DateField()


class FormerCategoryOut(serializers.Serializer[Any]):
    """What a category was called in a span that is over: the words of cases of those days."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    label_en = serializers.CharField()
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(help_text="The first day it no longer held.")


class CategoryListOut(serializers.Serializer[Any]):
    items = CategoryOut(many=True, help_text="Parents before their children.")
    former = FormerCategoryOut(many=True)
