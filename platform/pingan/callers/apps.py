"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class CallersConfig(AppConfig):
    """Above `cases`, whose steps it follows; below the doors that bring callers in."""

    name = "pingan.callers"
    label = "callers"
    # That somebody called, and that they were told, stays; what they are called is erased in its row.
    servers_may: ClassVar = {
        "callers_caller": "SELECT, INSERT, UPDATE",
        "callers_reply": "SELECT, INSERT",
    }

    def ready(self) -> None:
        from pingan.callers import (
            catalogue,
            erasing,
            finding,
            following,
            jobs,  # noqa: F401  importing it registers it
            parts,
            sections,
            selectors,
            services,
        )
        from pingan.callers.api.serializers import BROUGHT_CALLER
        from pingan.cases.reporting import BROUGHT
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_CASE

        catalogue.register()
        erasing.register()
        services.register()
        following.register()
        finding.register()
        parts.register()
        sections.register()
        selectors.register()
        BROUGHT.register("caller", BROUGHT_CALLER)
        for operation in ("read", "add", "reply", "reveal", "find"):
            CUTS.register(f"callers.{operation}", BY_CASE)
