"""The room's entry in Django."""

from django.apps import AppConfig


class StatsConfig(AppConfig):
    """Above the rooms whose acts it counts, below the maps that are coloured with it."""

    name = "pingan.stats"
    label = "stats"

    def ready(self) -> None:
        from pingan.stats import jobs  # noqa: F401  importing them registers them
