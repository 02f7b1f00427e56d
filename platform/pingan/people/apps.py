from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pingan.people"
    label = "people"

    def ready(self) -> None:
        from pingan.people import jobs  # noqa: F401  importing them registers them
        from pingan.people.api import schema  # noqa: F401  importing it tells the schema how one signs in
