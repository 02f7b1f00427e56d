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
            grounds,
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

        for noun in ("read_sessions", "parties", "dossier", "keep", "plan", "aids", "appointments"):
            CUTS.register(f"mediation.{noun}", BY_CASE)
        for noun in ("calendar", "numbers"):
            CUTS.register(f"mediation.{noun}", BY_AREA)
        tracks.register(TRACK)
        for part in (
            *(steps, parties, team, evidence, statements, readings, bound, agreements, promises, anew),
            *(confirmation, visits, returning, opening, roster, aids, plan, papers, appointments, rooms),
            *(agenda, grounds),
        ):
            part.register()
        PARTS.register(
            "dossier",
            Part(
                of=dossier.in_short,
                anew=lambda _: None,
                field=lambda: dossier_shapes.DossierInShortOut(allow_null=True),
                lies_in=tuple((model, "dispute_id") for model in (CoMediator, Helper, Evidence, Statement)),
            ),
        )
        keeping.register(lambda: KeepingOut(allow_null=True))
        PARTS.register("plan", PLAN_PART)
        PARTS.register("appointments", APPOINTMENTS)
        BODIES.register("mediation.session", shapes.SessionIn)
        BODIES.register("mediation.outcome", shapes.ConcludeIn)
