"""The room's entry in Django."""

from django.apps import AppConfig


class StatsConfig(AppConfig):
    """Above the rooms whose acts it counts, below the maps that are coloured with it."""

    name = "pingan.stats"
    label = "stats"

    def ready(self) -> None:
        from pingan.people.policy import CUTS
        from pingan.people.reach import Cut, Span
        from pingan.stats import (
            dwell_fold,
            jobs,  # noqa: F401  importing it registers them
            probes,  # noqa: F401  as above
            rates_fold,
            services,
        )

        services.register()
        dwell_fold.register()
        rates_fold.register()
        # Sums of an area; a department's are of itself.
        of_places = Cut(frozenset({Span.AREA, Span.COUNTY, Span.ORGANISATION}))
        CUTS.register("stats.dwell", of_places)
        CUTS.register("stats.rates", of_places)
