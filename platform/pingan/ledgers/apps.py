"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Above all rooms that it tells of; a room above it brings a ledger of its own by `kinds.register`."""

    name = "pingan.ledgers"
    label = "ledgers"
    # What was said again stays said: sums only grow.
    servers_may: ClassVar = {"ledgers_askedagain": "SELECT, INSERT, UPDATE"}

    def ready(self) -> None:
        from pingan.core import erased, vault
        from pingan.ledgers import (
            cases,
            disputes,
            handed_over,
            jobs,  # noqa: F401  importing it registers them
            monthly,
            overrides,
            sections,
            supervision,
            turns,
        )
        from pingan.ledgers.kinds import BY_PLACE_OR_ORGANISATION, register

        sections.register()
        vault.NAMED.register("ledgers", turns.some)
        erased.AGAIN.register("ledgers", turns.erase_again)
        register(monthly.KIND)
        register(cases.KIND, BY_PLACE_OR_ORGANISATION)
        register(handed_over.KIND)
        register(disputes.KIND)
        register(supervision.KIND, BY_PLACE_OR_ORGANISATION)
        register(overrides.KIND)
