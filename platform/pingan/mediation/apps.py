from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "pingan.mediation"
    label = "mediation"

    def ready(self) -> None:
        from pingan.cases.confidence import keep_words
        from pingan.cases.selectors import add_detail
        from pingan.cases.workflow import Track, add_track
        from pingan.mediation.selectors import describe_dispute, may_read_words
        from pingan.mediation.workflow import DISPUTE_MOVES

        add_track(Track.DISPUTE, DISPUTE_MOVES)
        add_detail(Track.DISPUTE, describe_dispute)
        keep_words(Track.DISPUTE, may_read_words)
