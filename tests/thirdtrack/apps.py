"""The plug: everything the platform has to know of the track."""

from django.apps import AppConfig


class ThirdTrackConfig(AppConfig):
    name = "tests.thirdtrack"
    label = "thirdtrack"

    def ready(self) -> None:
        from pingan.cases import tracks
        from pingan.cases.api.bodies import BODIES
        from tests.thirdtrack import track

        tracks.register(track.TRACK)
        track.fill_in()
        BODIES.register("thirdtrack.advice", track.AdviceIn)
