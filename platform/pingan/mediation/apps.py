from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "pingan.mediation"
    label = "mediation"

    def ready(self) -> None:
        from pingan.cases import tracks
        from pingan.cases.api.bodies import BODIES
        from pingan.mediation import papers, parties, roster, steps
        from pingan.mediation.api import serializers as shapes
        from pingan.mediation.track import TRACK
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_CASE

        CUTS.register("mediation.read_sessions", BY_CASE)
        CUTS.register("mediation.parties", BY_CASE)
        tracks.register(TRACK)
        steps.register()
        parties.register()
        roster.register()
        papers.register()
        BODIES.register("mediation.session", shapes.SessionIn)
        BODIES.register("mediation.outcome", shapes.ConcludeIn)
