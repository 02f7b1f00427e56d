"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class WorkloadConfig(AppConfig):
    """Above `ledgers`, whose register of forms it reads."""

    name = "pingan.workload"
    label = "workload"
    # What was given, done and complained of stays.
    servers_may: ClassVar = {
        "workload_assignment": "SELECT, INSERT, UPDATE",
        "workload_completion": "SELECT, INSERT",
        "workload_asked": "SELECT, INSERT, UPDATE",
        "workload_complaint": "SELECT, INSERT, UPDATE",
    }

    def ready(self) -> None:
        from pingan.outbox.acts import ACTS, Act
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA, BY_GRID, BY_ORGANISATION
        from pingan.workload import jobs  # noqa: F401  importing it registers it

        CUTS.register("workload.give", BY_AREA)
        CUTS.register("workload.given", BY_ORGANISATION)
        CUTS.register("workload.day", BY_GRID)
        CUTS.register("workload.complete", BY_GRID)
        CUTS.register("workload.own_minutes", BY_GRID)
        CUTS.register("workload.minutes", BY_AREA)
        CUTS.register("workload.complaints", BY_ORGANISATION)
        ACTS.register("complete_task", Act("/api/v1/workload/assignments/{of}/complete"))
        ACTS.register("complain", Act("/api/v1/workload/complaints", makes=True))
