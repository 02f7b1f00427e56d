from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "pingan.territory"
    label = "territory"

    def ready(self) -> None:
        from pingan.territory import probes  # noqa: F401  importing it registers them
