"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class IncomingConfig(AppConfig):
    """Above `cases`, which it reports to and tells one part of."""

    name = "pingan.incoming"
    label = "incoming"
    # What was handed over stays: a matter may be sent back, and it is answered, never taken away.
    servers_may: ClassVar = {
        "incoming_batch": "SELECT, INSERT",
        "incoming_matter": "SELECT, INSERT, UPDATE",
        "incoming_number": "SELECT, INSERT",
        "incoming_answer": "SELECT, INSERT",
    }

    def ready(self) -> None:
        from pingan.cases.parts import PARTS
        from pingan.incoming import erasing, finding, numbers, parts, sections

        erasing.register()
        finding.register()
        numbers.register()
        sections.register()
        PARTS.register("incoming", parts.INCOMING)
