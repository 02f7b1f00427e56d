"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Above `registry`, whose households it visits, and `outbox`, by which a phone tells of a visit."""

    name = "pingan.care"
    label = "care"
    # That it was agreed to and ended stays, as proof; what was said goes with the end.
    servers_may: ClassVar = {"care_agreement": "SELECT, INSERT, UPDATE, DELETE"}

    def ready(self) -> None:
        from pingan.care import catalogue, held, services
        from pingan.core import erased
        from pingan.outbox.acts import ACTS, Act
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_GRID

        catalogue.register()
        held.register()
        erased.AGAIN.register("care", services.erase_again)
        CUTS.register("care.read", BY_GRID)
        CUTS.register("care.keep", BY_GRID)
        ACTS.register("agree_care", Act("/api/v1/care", makes=True))
        ACTS.register("visit_care", Act("/api/v1/care/{of}/visits"))
        ACTS.register("arrange_care", Act("/api/v1/care/{of}", method="PUT"))
        ACTS.register("end_care", Act("/api/v1/care/{of}/end"))
