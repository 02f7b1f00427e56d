"""The room's entry in Django."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig

OF_AREAS = (
    *(
        "directory",
        "read",
        "open",
        "ask",
        "approve",
        "sign_out",
        "sign_ins",
        "acts",
        "reset",
        "leave",
        "posts",
    ),
    *("take_in", "factor", "identity"),
)


class StaffConfig(AppConfig):
    """Above `config`, whose organisations people work for. Rooms above tell what they hold (`holdings`)."""

    name = "pingan.staff"
    label = "staff"
    # Why something was done stays as it was said.
    servers_may: ClassVar = {"staff_deed": "SELECT, INSERT"}

    def ready(self) -> None:
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA
        from pingan.staff import probes  # noqa: F401  importing it registers them

        for operation in OF_AREAS:
            CUTS.register(f"staff.{operation}", BY_AREA)
