"""The room's entry in Django."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Above all rooms: it looks at each, and none knows of it."""

    name = "pingan.operations"
    label = "operations"
