"""The room's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.http import HttpRequest


class IdentitiesConfig(AppConfig):
    """Above `people`, whose sessions it begins. Without a provider in the settings it has no address."""

    name = "pingan.identities"
    label = "identities"

    def ready(self) -> None:
        from pingan.identities.models import PROVIDER
        from pingan.people.leaving import LEAVING

        LEAVING.register(PROVIDER, _leave_by)


def _leave_by(request: HttpRequest) -> str:
    # The library is loaded where there is a provider, and by nobody else.
    from pingan.identities.provider import leave_by

    return leave_by(request)
