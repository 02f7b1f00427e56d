from django.urls import path, register_converter

from pingan.core import area_codes
from pingan.territory.api import views


class AreaCodeConverter:
    """A code of a county, township, village or grid."""

    regex = area_codes.PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaCodeConverter, "area_code")

urlpatterns = [
    path("areas", views.AreaFindView.as_view()),
    path("areas/<area_code:code>", views.AreaView.as_view()),
    path("areas/<area_code:code>/shapes", views.AreaShapesView.as_view()),
    path("grids", views.GridFileView.as_view()),
    path("locate", views.LocateView.as_view()),
    path("border-villages", views.BorderVillageListView.as_view()),
]
