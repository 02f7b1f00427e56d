"""The room's entry in Django."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Append-only acts with a dense number per county."""

    name = "pingan.journal"
    label = "journal"
