from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "pingan.maps"
    label = "maps"
