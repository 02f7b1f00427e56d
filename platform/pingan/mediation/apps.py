from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "pingan.mediation"
    label = "mediation"

    def ready(self) -> None:
        from pingan.cases import tracks
        from pingan.mediation.track import TRACK

        tracks.register(TRACK)
