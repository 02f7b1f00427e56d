"""The room's entry in Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Above `cases`, whose acts it carries. It has no table: what was done has its receipt there."""

    name = "pingan.outbox"
    label = "outbox"

    def ready(self) -> None:
        from pingan.outbox import probes  # noqa: F401  importing it registers them
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA

        CUTS.register("outbox.silent", BY_AREA)
