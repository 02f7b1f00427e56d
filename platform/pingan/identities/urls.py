"""Addresses of the way to a provider; none without one."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path


def ways() -> list[URLPattern]:
    # The library is loaded where there is a provider, and by nobody else.
    from pingan.identities import views

    return [path("provider", views.begin), path("back", views.back)]


urlpatterns = ways() if settings.OIDC else []
