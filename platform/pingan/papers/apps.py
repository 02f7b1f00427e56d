"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Above the cases whose papers it makes, below the rooms that register kinds of them."""

    name = "pingan.papers"
    label = "papers"
    # What was made stays: papers and templates have versions, numbers are given once.
    servers_may: ClassVar = {
        "papers_template": "SELECT, INSERT",
        "papers_number": "SELECT, INSERT",
        "papers_series": "SELECT, INSERT, UPDATE",
        "papers_paper": "SELECT, INSERT, UPDATE",
        "papers_boundfile": "SELECT, INSERT, UPDATE",
    }

    def ready(self) -> None:
        from pingan.cases.parts import PARTS
        from pingan.papers import jobs, moves, places, sections  # noqa: F401  importing jobs registers them
        from pingan.papers.api.serializers import PART
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_CASE

        for operation in ("papers.read", "papers.make"):
            CUTS.register(operation, BY_CASE)
        PARTS.register("papers", PART)
        moves.register()
        places.register()
        sections.register()
