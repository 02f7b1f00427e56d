"""The room's entry in Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Leaf of the house: imports no other room."""

    name = "pingan.core"
    label = "core"

    def ready(self) -> None:
        # `api` first: DRF's views read the settings that name its parts while they are being imported.
        from pingan.core import api, checks  # noqa: F401  importing the checks registers them
