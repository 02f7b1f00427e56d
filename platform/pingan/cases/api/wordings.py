"""HTTP for the file by which a phone tells a category from words."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from pingan.cases import wordings
from pingan.people.api.base import ActorView

CONTENT_TYPE = "application/vnd.pingan.words"


class CategoryWordsView(ActorView):
    operations = {"GET": "cases.report"}

    @extend_schema(
        operation_id="categories_words",
        responses={(200, CONTENT_TYPE): OpenApiResponse(OpenApiTypes.BINARY), 304: None},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Which category words belong to, learnt from the county's closed cases: counts of pairs of letters
        that at least five cases have, and no text. Unchanged (304) until it is learnt anew."""
        county = self.actor.county_code
        response: HttpResponseBase
        if f'"words.{wordings.version_of(county)}"' in request.headers.get("If-None-Match", ""):
            version, response = wordings.version_of(county), HttpResponseNotModified()
        else:
            version, content = wordings.of_county(county)
            response = HttpResponse(content, content_type=CONTENT_TYPE)
        response["ETag"] = f'"words.{version}"'
        response["Cache-Control"] = "private, no-cache"
        return response


def urls() -> list[URLPattern]:
    return [path("categories/words", CategoryWordsView.as_view())]
