from typing import ClassVar

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "pingan.cases"
    label = "cases"
    # A case never vanishes, and what was done with it stays done.
    servers_may: ClassVar = {
        "cases_case": "SELECT, INSERT, UPDATE",
        "cases_step": "SELECT, INSERT",
        "cases_file": "SELECT, INSERT",
        "cases_taskrating": "SELECT, INSERT",
        "cases_dutyoverridden": "SELECT, INSERT",
    }

    def ready(self) -> None:
        from pingan.cases import (
            approvals,
            arbitration,
            checks,
            clocks,
            corrections,
            duties,
            duty_preview,
            evaluations,
            event_guards,
            event_track,
            files,
            handling,
            held,
            jobs,  # noqa: F401  importing it registers it
            last_month,
            leases,
            links,
            photos,
            probes,  # noqa: F401  as above
            reckoning,
            sections,
            supervision,
            tasks,
            tracks,
        )
        from pingan.cases.api import files as file_shapes
        from pingan.cases.api import leases as lease_shapes
        from pingan.cases.api import serializers as shapes
        from pingan.cases.api import tasks as task_shapes
        from pingan.cases.api.bodies import BODIES
        from pingan.cases.models import Link
        from pingan.cases.parts import PARTS, Part
        from pingan.cases.selectors import is_working_on
        from pingan.categories.services import REFEREES
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_CASE, BY_CODE, BY_ORGANISATION
        from pingan.registry import ports
        from pingan.territory import calendar

        tracks.register(event_track.TRACK)
        calendar.LOADED.register("cases", clocks.recount)
        event_guards.register()
        approvals.register()
        handling.register()
        evaluations.register()
        duties.register()
        duty_preview.register()
        corrections.register()
        checks.register()
        photos.register()
        files.register()
        leases.register()
        reckoning.register()
        sections.register()
        last_month.register()
        for word, shape in shapes.BODIES.items():
            BODIES.register(word, shape)
        tasks.register()
        held.register()
        supervision.register()
        arbitration.register()
        PARTS.register("tasks", task_shapes.PART)
        PARTS.register("files", file_shapes.PART)
        PARTS.register("leases", lease_shapes.PART)
        PARTS.register(
            "call",
            Part(
                of=evaluations.describe,
                anew=lambda _: None,
                field=lambda: shapes.CaseCallOut(allow_null=True),
            ),
        )
        PARTS.register(
            "links",
            Part(
                of=links.links_of,
                anew=lambda _: [],
                field=lambda: shapes.CaseLinkOut(many=True),
                lies_in=((Link, "source_id"), (Link, "target_id")),
            ),
        )
        PARTS.register(
            "goes_on",
            Part(of=links.goes_on, anew=lambda _: None, field=lambda: shapes.GoesOnOut(allow_null=True)),
        )
        REFEREES.register("tracks", tracks.refuse_unknown)
        # registry lies below: it asks through this door whether a case may justify a reveal.
        ports.ANSWERS.register(ports.WORKS_ON_CASE, is_working_on)
        for operation in ("list", "read", "counts", "act", "photo", "candidates", "ask", "file", "lease"):
            CUTS.register(f"cases.{operation}", BY_CASE)
        CUTS.register("duties.contest", BY_CASE)
        CUTS.register("cases.asked", BY_ORGANISATION)
        CUTS.register("cases.public", BY_CODE)
