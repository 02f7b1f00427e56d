"""The room's entry in Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Above every room whose acts it tells of; none of them knows it."""

    name = "pingan.notices"
    label = "notices"

    def ready(self) -> None:
        from pingan.notices import calls, checks, jobs, probes, sections  # noqa: F401  importing registers

        sections.register()
        calls.register()
