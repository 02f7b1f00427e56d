from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "pingan.territory"
    label = "territory"
