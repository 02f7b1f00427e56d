from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "pingan.mediation"
    label = "mediation"

    def ready(self) -> None:
        from pingan.cases import tracks
        from pingan.cases.api.bodies import BODIES
        from pingan.cases.parts import PARTS, Part
        from pingan.mediation import (
            agenda,
            agreements,
            aids,
            anew,
            appointments,
            bound,
            confirmation,
            dossier,
            evidence,
            jobs,  # noqa: F401  registers what is seen to every minute
            keeping,
            opening,
            papers,
            parties,
            plan,
            promises,
            readings,
            returning,
            rooms,
            roster,
            statements,
            steps,
            team,
            visits,
        )
        from pingan.mediation.api import dossier_serializers as dossier_shapes
        from pingan.mediation.api import serializers as shapes
        from pingan.mediation.api.appointments import PART as APPOINTMENTS
        from pingan.mediation.api.keeping_shapes import KeepingOut
        from pingan.mediation.api.plan import PLAN_PART
        from pingan.mediation.models import CoMediator, Evidence, Helper, Statement
        from pingan.mediation.track import TRACK
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA, BY_CASE

        CUTS.register("mediation.read_sessions", BY_CASE)
        CUTS.register("mediation.parties", BY_CASE)
        CUTS.register("mediation.dossier", BY_CASE)
        CUTS.register("mediation.keep", BY_CASE)
        CUTS.register("mediation.plan", BY_CASE)
        CUTS.register("mediation.aids", BY_CASE)
        CUTS.register("mediation.appointments", BY_CASE)
        CUTS.register("mediation.calendar", BY_AREA)
        CUTS.register("mediation.numbers", BY_AREA)
        tracks.register(TRACK)
        steps.register()
        parties.register()
        team.register()
        evidence.register()
        statements.register()
        readings.register()
        bound.register()
        PARTS.register(
            "dossier",
            Part(
                of=dossier.in_short,
                anew=lambda _: None,
                field=lambda: dossier_shapes.DossierInShortOut(allow_null=True),
                lies_in=tuple((model, "dispute_id") for model in (CoMediator, Helper, Evidence, Statement)),
            ),
        )
        agreements.register()
        promises.register()
        anew.register()
        confirmation.register()
        visits.register()
        returning.register()
        keeping.register(lambda: KeepingOut(allow_null=True))
        opening.register()
        roster.register()
        aids.register()
        plan.register()
        PARTS.register("plan", PLAN_PART)
        papers.register()
        appointments.register()
        rooms.register()
        agenda.register()
        PARTS.register("appointments", APPOINTMENTS)
        BODIES.register("mediation.session", shapes.SessionIn)
        BODIES.register("mediation.outcome", shapes.ConcludeIn)
