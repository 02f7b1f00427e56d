"""The room's entry in Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Above `people`, below `cases`."""

    name = "pingan.registry"
    label = "registry"

    def ready(self) -> None:
        from pingan.registry import catalogue, reach, services  # noqa: F401  importing them registers them
