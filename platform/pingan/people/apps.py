from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pingan.people"
    label = "people"
