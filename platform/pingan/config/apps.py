from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Sections of rooms that stand below this one are registered here; all others by their own rooms."""

    name = "pingan.config"
    label = "config"
    # What was changed stays written down, and rows are closed but never deleted.
    servers_may: ClassVar = {
        "config_change": "SELECT, INSERT",
        "config_entry": "SELECT, INSERT, UPDATE",
        "config_emblem": "SELECT, INSERT",
    }

    def ready(self) -> None:
        from pingan.config import calendar, choices, county, organisations, texts

        choices.register()
        county.register()
        organisations.register()
        texts.register()
        calendar.register()
