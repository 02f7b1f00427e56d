"""Addresses of the service point API."""

from django.urls import path

from pingan.centers.api import views

urlpatterns = [
    path("service-points", views.ServicePointListView.as_view()),
    path("service-points/<uuid:point_id>", views.ServicePointView.as_view()),
]
