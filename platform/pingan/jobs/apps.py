"""The room's entry in Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Low in the house, so that every room may register what it wants done."""

    name = "pingan.jobs"
    label = "jobs"

    def ready(self) -> None:
        from pingan.jobs import files, probes, results  # noqa: F401  importing them registers what they are for
