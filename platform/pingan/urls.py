"""Every address of the HTTP service. Each API view names the operation the policy table decides on."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from pingan import faces
from pingan.config.pages import emblem
from pingan.core.api import pages
from pingan.notices.api.views import open_case
from pingan.operations.pages import begin
from pingan.people.api.views import signed_in
from pingan.people.roles import FACES

# Tried one after the other, so what is asked most comes first.
api = [
    path("", include("pingan.cases.api.urls")),
    path("", include("pingan.outbox.api.urls")),
    path("", include("pingan.callers.api.urls")),
    path("", include("pingan.territory.api.urls")),
    path("", include("pingan.people.api.urls")),
    path("", include("pingan.factors.api.urls")),
    path("", include("pingan.categories.api.urls")),
    path("", include("pingan.config.api.urls")),
    path("", include("pingan.staff.api.urls")),
    path("", include("pingan.registry.api.urls")),
    path("", include("pingan.care.api.urls")),
    path("", include("pingan.centers.api.urls")),
    path("", include("pingan.incoming.api.urls")),
    path("", include("pingan.routing.api.urls")),
    path("", include("pingan.mediation.api.urls")),
    path("", include("pingan.station.api.urls")),
    path("", include("pingan.notices.api.urls")),
    path("", include("pingan.stats.api.urls")),
    path("", include("pingan.ledgers.api.urls")),
    path("", include("pingan.workload.api.urls")),
    path("", include("pingan.papers.api.urls")),
    path("", include("pingan.maps.api.urls")),
    path("", include("pingan.realtime.api.urls")),
    path("", include("pingan.operations.api.urls")),
]

urlpatterns = [
    path("api/v1/", include(api)),
    path("docs/api", pages.operations),
    path("docs/openapi.yaml", pages.contract),
    path("tiles/", include("pingan.maps.api.tile_urls")),
    path("", faces.entrance, name="entrance"),
    path("begin", begin),
    *(path(address[1:], faces.face(face)) for face in FACES.values() for address in face.paths),
    path(f"{FACES['field'].path[1:]}sw.js", faces.worker),
    path(f"{FACES['field'].path[1:]}manifest.webmanifest", faces.web_manifest),
    *(path(f"{face.path[1:]}<path:rest>", faces.astray(face)) for face in FACES.values()),
    path("n/", open_case),
    path("n/<str:code>", open_case),
    path("emblems/<slug:digest>-<int:size>.jpg", emblem),
    path("language", set_language),
    path("sign-in/", include("pingan.identities.urls")),
    path("signed-in", signed_in),
    path("healthz", faces.healthz),
    path("readyz", faces.readyz),
]

handler400 = "pingan.core.api.bad_request"
handler403 = "pingan.core.api.permission_denied"
handler404 = "pingan.core.api.page_not_found"
handler500 = "pingan.core.api.server_error"
