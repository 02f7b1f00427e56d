"""The room's entry in Django."""

from django.apps import AppConfig


class StationConfig(AppConfig):
    """Above `mediation`, whose roster its advisers are on."""

    name = "pingan.station"
    label = "station"

    def ready(self) -> None:
        from pingan.core import erased
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA
        from pingan.station import jobs, services  # noqa: F401  importing jobs registers them

        CUTS.register("station.read", BY_AREA)
        CUTS.register("station.write", BY_AREA)
        erased.AGAIN.register("station", services.erase_again)
