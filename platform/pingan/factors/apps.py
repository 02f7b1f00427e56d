"""The room's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class FactorsConfig(AppConfig):
    """Above `people`, whose sessions know that a factor was shown, and not which."""

    name = "pingan.factors"
    label = "factors"
