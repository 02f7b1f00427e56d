from django.urls import path

from pingan.maps.api import views

urlpatterns = [path("cases/<int:z>/<int:x>/<int:y>.mvt", views.CaseTileView.as_view())]
