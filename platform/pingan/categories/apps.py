from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CategoriesConfig(AppConfig):
    name = "pingan.categories"
    label = "categories"

    def ready(self) -> None:
        from pingan.categories import catalogue, sections

        sections.register()
        catalogue.register()
        post_migrate.connect(_seed, sender=self)


def _seed(**_signal: Any) -> None:
    from pingan.categories import services

    services.seed()
