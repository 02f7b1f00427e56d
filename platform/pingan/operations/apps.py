"""The room's entry in Django."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Above all rooms: it looks at each, and none knows of it."""

    name = "pingan.operations"
    label = "operations"

    def ready(self) -> None:
        from pingan.operations import (
            probes,  # noqa: F401  importing it registers them
            upgrades,
        )
        from pingan.people.upgrades import UPGRADES

        UPGRADES.register("operations", upgrades.told)
