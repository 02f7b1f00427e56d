"""HTTP for the categories: one answer, which changes a few times a year."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseNotModified
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.categories import selectors
from pingan.categories.api.serializers import CategoryListOut
from pingan.categories.models import Category
from pingan.categories.selectors import Tree
from pingan.people.api.base import ActorView

# Kept by the one browser, and asked about every time: the answer is almost always 304.
REVALIDATE = "private, no-cache"
_SAME = ("code", "label", "label_en", "valid_from")


class CategoryListView(ActorView):
    operations = {"GET": "cases.categories"}

    @extend_schema(operation_id="categories_list", responses={200: CategoryListOut, 304: None})
    def get(self, request: Request) -> HttpResponseBase:
        """Today's categories, and what those of old cases were called; unchanged (304) until a load."""
        tree = selectors.tree()
        etag = f'"{tree.version or "seed"}.{tree.day}"'
        response: HttpResponseBase
        if etag in request.headers.get("If-None-Match", ""):
            response = HttpResponseNotModified()
        else:
            items = [_item(category, tree) for category in tree.categories.values()]
            response = Response({"items": items, "former": [_former(row) for row in selectors.former()]})
        response["ETag"] = etag
        response["Cache-Control"] = REVALIDATE
        return response


def _item(category: Category, tree: Tree) -> dict[str, Any]:
    told = ("track", "urgency", "colour", "icon", "usual", "notice", "notice_en", "phrases", "questions")
    return {
        **{name: getattr(category, name) for name in (*_SAME, *told)},
        "parent": category.parent or None,
        "top": tree.top(category.code),
    }


def _former(row: Category) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in _SAME}, "valid_to": row.valid_to}
