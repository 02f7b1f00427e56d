"""The room's entry in Django."""

from django.apps import AppConfig
from django.conf import settings


class RealtimeConfig(AppConfig):
    """Sockets, catch-up, and the bell between processes."""

    name = "pingan.realtime"
    label = "realtime"

    def ready(self) -> None:
        from pingan.cases.parts import PARTS
        from pingan.people.policy import CUTS, HEARING
        from pingan.people.reach import BY_CASE
        from pingan.realtime import looking, probes  # noqa: F401  importing probes registers them

        CUTS.register(HEARING, BY_CASE)
        CUTS.register(looking.OPERATION, BY_CASE)
        PARTS.register("lookers", looking.PART)
        if not settings.REDIS_URL:
            return  # an in-memory layer reaches no other process, and the tailers poll anyway
        from pingan.cases import leases
        from pingan.journal import bell
        from pingan.realtime.bell import Ringer

        ringer = Ringer()
        bell.BELLS.register("realtime", ringer.ring)
        leases.TOLD.register("realtime", ringer.ring_for)
