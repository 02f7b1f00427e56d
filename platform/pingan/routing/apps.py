from django.apps import AppConfig


class RoutingConfig(AppConfig):
    """Above the cases whose moves it takes, below all that shows them."""

    name = "pingan.routing"
    label = "routing"

    def ready(self) -> None:
        from pingan.cases.parts import PARTS
        from pingan.routing import jobs, sections  # noqa: F401  importing jobs registers them
        from pingan.routing.api.serializers import ROUTED

        PARTS.register("routed", ROUTED)
        sections.register()
