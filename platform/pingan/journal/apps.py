"""The room's entry in Django."""

from typing import ClassVar

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Append-only acts with a dense number per county."""

    name = "pingan.journal"
    label = "journal"
    # It only grows, and its numbers are given by the owner's function alone (0002).
    servers_may: ClassVar = {"journal_act": "SELECT, INSERT", "journal_stream": "SELECT"}
