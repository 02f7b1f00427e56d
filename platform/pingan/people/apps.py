from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pingan.people"
    label = "people"

    def ready(self) -> None:
        from pingan.people import checks, jobs  # noqa: F401  importing them registers them
        from pingan.people.api import schema  # noqa: F401  importing it tells the schema how one signs in
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA

        CUTS.register("people.workers", BY_AREA)
