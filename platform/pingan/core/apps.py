"""The room's entry in Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Leaf of the house: imports no other room."""

    name = "pingan.core"
    label = "core"

    def ready(self) -> None:
        from pingan.core import checks  # noqa: F401  importing it registers the system checks
