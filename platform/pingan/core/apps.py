"""The room's entry in Django."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class CoreConfig(AppConfig):
    """Leaf of the house: imports no other room."""

    name = "pingan.core"
    label = "core"

    def ready(self) -> None:
        # `api` first: DRF's views read the settings that name its parts while they are being imported.
        from pingan.core import api, checks  # noqa: F401  importing the checks registers them

        pre_migrate.connect(_take_time, dispatch_uid="core.take_time")
        post_migrate.connect(_hurry_again, dispatch_uid="core.hurry_again")
        # Of this room alone, so once: by then the tables of all rooms are there.
        post_migrate.connect(_settle_rights, sender=self, dispatch_uid="core.settle_rights")


def _take_time(*, using: str, **_told: Any) -> None:
    """A migration may write a large table anew; the limit on statements is there for requests. Waiting for a
    lock stays bounded: behind it everybody would wait."""
    with connections[using].cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")


def _settle_rights(*, using: str, **_told: Any) -> None:
    from pingan.core import rights

    rights.settle(using)


def _hurry_again(*, using: str, **_told: Any) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("RESET statement_timeout")
