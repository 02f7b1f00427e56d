from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "pingan.maps"
    label = "maps"

    def ready(self) -> None:
        from pingan.people.policy import CUTS
        from pingan.people.reach import BY_AREA

        CUTS.register("maps.choropleth", BY_AREA)
        CUTS.register("maps.tiles", BY_AREA)
