"""HTTP for what stands beside a dispute to help: articles of law by its type, and closed disputes like it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.selectors import get_case
from pingan.mediation import aids, alike
from pingan.people.api.base import ActorView


class ArticleOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    law = serializers.CharField()
    article = serializers.CharField()
    gist = serializers.CharField(help_text="In short; the official text holds.")
    checked = serializers.DateField(
        allow_null=True, help_text="When somebody compared it with the official text; null: nobody has."
    )


class ArticleListOut(serializers.Serializer[Any]):
    items = ArticleOut(many=True)


class BecauseOut(serializers.Serializer[Any]):
    """Why it is thought to be alike."""

    same_type = serializers.BooleanField()
    same_township = serializers.BooleanField()
    same_origin = serializers.BooleanField(help_text="It came to mediation by the same way.")
    words = serializers.ListField(
        child=serializers.CharField(), help_text="Of the dispute at hand, what the other says, too."
    )


class SimilarDisputeOut(serializers.Serializer[Any]):
    """A closed dispute, without anything that names it."""

    category = serializers.CharField()
    outcome = serializers.CharField(allow_blank=True, help_text="Empty: settled without a mediation.")
    sessions = serializers.IntegerField()
    days = serializers.IntegerField(help_text="From report to close.")
    month = serializers.CharField(help_text="In which it was closed: YYYY-MM.")
    steps = serializers.ListField(child=serializers.CharField(), help_text="Done of the county's plan.")
    likeness = serializers.FloatField(help_text="The share of pairs of letters that both have.")
    because = BecauseOut()


class SimilarDisputeListOut(serializers.Serializer[Any]):
    wanted = serializers.BooleanField(help_text="False: the county has switched it off.")
    items = SimilarDisputeOut(many=True)


class ArticleListView(ActorView):
    operations = {"GET": "mediation.aids"}

    @extend_schema(operation_id="articles_of_case", responses=ArticleListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The articles of law that disputes of this type usually rest on, those of its own type first."""
        case = get_case(self.actor, case_id, operation="mediation.aids")
        found = aids.articles_of(case.category, case.county_code)
        return Response(
            {
                "items": [
                    {
                        **{name: getattr(one, name) for name in ("code", "law", "article")},
                        "gist": one.in_short,
                        "checked": one.checked or None,
                    }
                    for one in found
                ]
            }
        )


class SimilarDisputeListView(ActorView):
    operations = {"GET": "mediation.aids"}

    @extend_schema(operation_id="similar_disputes", responses=SimilarDisputeListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Up to five closed disputes like this one, the likeliest first, and why each is thought to be."""
        case = get_case(self.actor, case_id, operation="mediation.aids")
        wanted = aids.is_wanted(aids.SIMILAR, case.county_code)
        return Response({"wanted": wanted, "items": alike.similar_disputes(case, self.actor)})
