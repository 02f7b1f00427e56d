"""The room's entry in Django."""

from django.apps import AppConfig


class CentersConfig(AppConfig):
    """Above `cases` and `mediation`, below `maps`."""

    name = "pingan.centers"
    label = "centers"

    def ready(self) -> None:
        from pingan.centers import section

        section.register()
