"""Shapes of the catalogue of duties."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.models import Sort


class DutyOrganisationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class DutyItemOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(help_text="As the county's list calls it, in the reader's language.")
    basis = serializers.CharField(help_text="What the list rests it on; empty where it says nothing.")
    sort = serializers.ChoiceField(choices=Sort.values)


class DutyOut(DutyItemOut):
    lead = DutyOrganisationOut(many=True)
    assisting = DutyOrganisationOut(many=True)
