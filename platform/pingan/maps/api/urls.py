from django.urls import path

from pingan.maps.api import views

urlpatterns = [path("maps/choropleth", views.ChoroplethView.as_view())]
